using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Map.Review;

/// <summary>Counts the records of one object, field by field.</summary>
internal sealed class ObjectTally
{
    private readonly Dictionary<string, FieldTally> fields = new(StringComparer.Ordinal);
    private readonly List<FieldTally> inOrder = [];
    private readonly IReadOnlyDictionary<string, string> labels;
    private readonly ObjectSchema? twin;
    private readonly IReadOnlySet<string> teams;
    private readonly UnusualRecords unusual = new();
    private long records;

    public ObjectTally(ObjectPlan plan, IReadOnlyDictionary<string, string> labels, ObjectSchema? twin, IReadOnlySet<string> teams)
    {
        (Plan, this.labels, this.twin, this.teams) = (plan, labels, twin, teams);
        foreach (var row in plan.Fields)
        {
            Field(row);
        }
    }

    public ObjectPlan Plan { get; }

    public void Add(PlannedRecord record)
    {
        records++;
        unusual.Add(record);
        var left = Plan.Outcome is Outcome.Inventory or Outcome.NotMigrated
            ? Plan.Reason is { } reason && ReasonCode.All.Contains(reason) ? reason : ReasonCode.ReportedInInventory
            : record.Rejection?.Code;
        for (var index = 0; index < record.Values.Count; index++)
        {
            var value = record.Values[index];
            var (role, tally) = (record.Record.Fields[index].Schema.Role, Field(value.Plan));
            if (left is null)
            {
                tally.Add(record.Key, value, role);
            }
            else
            {
                tally.LeaveBehind(value, left);
            }
        }
    }

    public ObjectReview Review() => new(Plan, records, [.. inOrder.Select(field => field.Review())], unusual.Keys);

    private FieldTally Field(FieldPlan row)
    {
        if (!fields.TryGetValue(row.Source, out var tally))
        {
            fields[row.Source] = tally = new FieldTally(
                row, labels.GetValueOrDefault(row.Source, row.Source), row.Destination is { } name ? twin?.Field(name) : null, teams);
            inOrder.Add(tally);
        }

        return tally;
    }
}
