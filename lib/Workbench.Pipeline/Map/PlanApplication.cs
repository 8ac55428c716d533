using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Transforms;

namespace Workbench.Pipeline.Map;

/// <summary>Applies the plan to a canonical record, field by field. Every field gets a value, a promise and, where something changes, a reason.</summary>
public sealed class PlanApplication(Plan plan, SchemaSnapshot destination)
{
    private readonly FieldChanges changes = new(plan, destination);

    /// <summary>Applies the plan's row for the record's object.</summary>
    public PlannedRecord Apply(CanonicalRecord record, ObjectPlan row, IReadOnlyList<RecordLink> links)
    {
        var values = new List<PlannedValue>(record.Fields.Count);
        var notes = new List<Note>();
        Rejection? rejection = null;
        var own = new RecordChanges(record, row, changes);
        for (var index = 0; index < record.Fields.Count; index++)
        {
            var (field, source, change) = (own.Row(index), record.Fields[index].Value, own.Of(index));
            values.Add(new PlannedValue(field, source, change.Result, change.Promise, change.Reason));
            if (change is { Reason: { } code, Detail: { } detail })
            {
                notes.Add(new Note(field.Source, code, detail));
            }

            if (field.OnFailure == OnFailure.Reject && change.Failure is { } expected)
            {
                rejection ??= new Rejection(field.Source, change.Reason!, source.Print(), expected);
            }
        }

        return new PlannedRecord(record, row, links, values, notes) { Rejection = rejection };
    }
}
