using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Map.Review;

/// <summary>
/// Applies the plan to every extracted record and counts what happens to each field. Nothing is written and nobody is called. Memory holds
/// counters per field, never the records.
/// </summary>
public sealed class ReviewStep(MigrationEnvironment environment, Plan plan, SchemaSnapshot source, SchemaSnapshot destination)
{
    /// <summary>Reads every body once.</summary>
    /// <exception cref="MappingException">The plan has no row for an object of which there are records.</exception>
    public MappingReview Run(CancellationToken cancellation)
    {
        var application = new PlanApplication(plan, destination);
        var teams = destination.Teams.Select(team => team.Name.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var objects = plan.Objects.DistinctBy(row => row.SourceObject)
            .ToDictionary(row => row.SourceObject, row => new ObjectTally(row, Labels(row), Twin(row), teams), StringComparer.Ordinal);
        var meter = new ProgressMeter(environment, "review", environment.Read.Records());
        long records = 0;
        foreach (var entry in environment.Read.Entries())
        {
            cancellation.ThrowIfCancellationRequested();
            meter.Add();
            if (entry.Deleted)
            {
                continue;
            }

            if (!objects.TryGetValue(entry.Object, out var tally))
            {
                throw new MappingException($"{entry.Key}: the plan has no row for object '{entry.Object}'. Propose the plan again, or add the row.") { Key = entry.Key };
            }

            var record = environment.Source.Map(environment.Read.Extracted(entry), source);
            tally.Add(application.Apply(record, tally.Plan, []));
            records++;
        }

        meter.Finish();
        return new MappingReview(records, [.. plan.Objects.Select(row => objects[row.SourceObject]).Distinct().Select(tally => tally.Review())]);
    }

    private IReadOnlyDictionary<string, string> Labels(ObjectPlan row) =>
        source.Objects.FirstOrDefault(found => found.Name == row.SourceObject)?.Fields.DistinctBy(field => field.Name)
            .ToDictionary(field => field.Name, field => field.Label, StringComparer.Ordinal) ?? [];

    private ObjectSchema? Twin(ObjectPlan row) => destination.Objects.FirstOrDefault(found => found.Name == row.DestinationObject);
}
