using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Notebooks.Displays;
using Workbench.Pipeline;

namespace Workbench.Notebooks;

/// <summary>One record for human eyes: what the source had, what was promised, what the destination shows now.</summary>
internal static class RecordComparison
{
    public static async Task<SideBySide> OfAsync(MigrationEnvironment environment, SchemaSnapshot source, RecordKey key, CancellationToken cancellation)
    {
        var entry = environment.Read.Entry(key) ?? throw new Core.Errors.PlanException($"The ledger has no record {key}.");
        var record = environment.Source.Map(
            new SourceRecord(key, entry.Object, environment.Read.Body(entry.BodySha256), entry.ModifiedAt), source);
        var values = record.Fields.GroupBy(field => field.Schema.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Value.Print(), StringComparer.Ordinal);
        var verdicts = environment.Read.Verdicts(key).ToLookup(verdict => verdict.Field, StringComparer.Ordinal);
        var shown = new Dictionary<(string Type, string Field), string>();
        foreach (var twin in environment.Read.Twins(key).Where(twin => !twin.Removed))
        {
            foreach (var state in await environment.Destination.ReadAsync(twin.Twin.Readable(), cancellation))
            {
                if (state.Twin.Type == twin.Twin.Type && state.Twin.Id == twin.Twin.Id)
                {
                    foreach (var (field, value) in state.Fields)
                    {
                        shown[(state.Twin.Type, field)] = value;
                    }
                }
            }
        }

        return new SideBySide(
            $"{key}: {Bench.Shorten(entry.Label)}",
            [.. environment.Read.Promises(key).Select(promise => new ComparedField(
                promise.Field,
                Bench.Shorten(values.GetValueOrDefault(promise.Field, ""), 600),
                promise.Check == PromiseCheck.None ? null : Bench.Shorten(promise.Expected, 600),
                promise.TwinType is { } type && promise.Destination is { } name && shown.TryGetValue((type, name), out var found) ? Bench.Shorten(found, 600) : null,
                Badge.For((verdicts[promise.Field].FirstOrDefault()?.Class ?? promise.Class).ToString())))]);
    }
}
