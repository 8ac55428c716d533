using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Notebooks.Displays;
using Workbench.Pipeline;

namespace Workbench.Notebooks;

/// <summary>One record for human eyes: what the source had, what was promised, what the destination shows now.</summary>
internal static class RecordComparison
{
    private const int MostCharacters = 600;

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
            [.. environment.Read.Promises(key).Select(promise =>
            {
                var found = promise.TwinType is { } type && promise.Destination is { } name ? shown.GetValueOrDefault((type, name)) : null;
                var verdict = verdicts[promise.Field].FirstOrDefault()?.Class ?? promise.Class;
                return Compared(promise, values.GetValueOrDefault(promise.Field, ""), found, verdict);
            })]);
    }

    /// <summary>Of a text in which a promise is kept, the place where it is kept; of long texts, the place where they differ.</summary>
    private static ComparedField Compared(Promise promise, string source, string? found, VerdictClass verdict)
    {
        var badge = Badge.For(verdict.ToString());
        if (promise.Check == PromiseCheck.None)
        {
            return new ComparedField(promise.Field, Bench.Shorten(source, MostCharacters), null, null, badge);
        }

        var isKept = verdict is not (VerdictClass.Defect or VerdictClass.InDoubt);
        var place = isKept && found is not null && promise.Check is (PromiseCheck.Contains or PromiseCheck.Lines) ? promise.Expected : found;
        var start = isKept || place is null ? 0 : Math.Max(0, promise.Expected.AsSpan().CommonPrefixLength(place) - (MostCharacters / 2));
        return new ComparedField(
            promise.Field, Bench.Shorten(source, MostCharacters), From(promise.Expected, start), place is null ? null : From(place, start), badge, isKept && found is not null);
    }

    private static string From(string text, int start) => Bench.Shorten(start == 0 ? text : $"…{text[Math.Min(start, text.Length)..]}", MostCharacters);
}
