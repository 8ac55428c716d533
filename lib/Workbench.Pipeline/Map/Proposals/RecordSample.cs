using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Pipeline.Map.Proposals;

/// <summary>
/// Profiles the fields of an object on at most <see cref="MostRecords"/> of its extracted records, evenly spread over all of them. Bodies of
/// the others are not read, and no record is kept.
/// </summary>
public sealed class RecordSample(MigrationEnvironment environment, SchemaSnapshot schema)
{
    /// <summary>Records looked at per object.</summary>
    public const int MostRecords = 2_000;

    /// <summary>One sample per field name; a field that no record has is missing.</summary>
    public IReadOnlyDictionary<string, FieldSample> Of(ObjectSchema source, CancellationToken cancellation)
    {
        var total = environment.Read.Counts().Where(count => count.Object == source.Name).Sum(count => count.Records);
        var (budget, meters) = (new DistinctBudget(source.Fields.Count), new Dictionary<string, Meter>(StringComparer.Ordinal));
        long index = 0;
        foreach (var entry in environment.Read.Entries(sourceObject: source.Name))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!entry.Deleted && IsDue(index++, total))
            {
                Add(environment.Source.Map(environment.Read.Extracted(entry), schema), meters, budget);
            }
        }

        return meters.ToDictionary(pair => pair.Key, pair => pair.Value.Sample, StringComparer.Ordinal);
    }

    /// <summary>True for every record of a small object, and for each n-th of a large one.</summary>
    internal static bool IsDue(long index, long total) => total <= MostRecords || (index + 1) * MostRecords / total > index * MostRecords / total;

    private static void Add(CanonicalRecord record, Dictionary<string, Meter> meters, DistinctBudget budget)
    {
        foreach (var field in record.Fields.Where(field => field.Value is not (FieldValue.Empty or FieldValue.Unreadable)))
        {
            if (!meters.TryGetValue(field.Schema.Name, out var meter))
            {
                meters[field.Schema.Name] = meter = new Meter(new ValueProfiler(budget));
            }

            meter.Add(field.Value.Print());
        }
    }

    private sealed class Meter(ValueProfiler profiler)
    {
        private int longest;

        public FieldSample Sample => new(profiler.ToProfile(), longest);

        public void Add(string text)
        {
            profiler.Add(text);
            longest = Math.Max(longest, text.Length);
        }
    }
}
