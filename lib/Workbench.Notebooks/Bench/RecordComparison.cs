using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Rows;
using Workbench.Notebooks.Displays;
using Workbench.Pipeline;

namespace Workbench.Notebooks;

/// <summary>
/// One record for human eyes: what the source had, what was promised, what the destination shows now; below it its thread, a message to a row,
/// and its files. Each container of the destination is read once. For one record.
/// </summary>
internal sealed class RecordComparison(MigrationEnvironment environment, SchemaSnapshot source, RecordKey key)
{
    private const int MostCharacters = 600;

    /// <summary>Messages from each end of a long thread.</summary>
    private const int FromEachEnd = 10;

    private readonly ReadBack readBack = new(environment);

    /// <exception cref="Core.Errors.PlanException">The ledger has no such record.</exception>
    public async Task<DisplayStack> ShowAsync(CancellationToken cancellation)
    {
        var entry = environment.Read.Entry(key) ?? throw new Core.Errors.PlanException($"The ledger has no record {key}.");
        var thread = environment.Read.Thread(key);
        var shown = new List<IDisplay> { new SideBySide(key.ToString(), await FieldsAsync(entry, cancellation), Bench.Shorten(entry.Label)) };
        foreach (var (caption, from, count) in Stretches(thread.Count))
        {
            shown.Add(new SideBySide(caption, await MessagesAsync(thread.Skip(from).Take(count), from + 1, cancellation)));
        }

        var files = await ComparedFile.AllAsync(environment, readBack, [key, .. thread.Select(message => message.Key)], cancellation);
        return new DisplayStack(files.Count == 0 ? shown : [.. shown, ComparedFile.Table(files, $"{files.Count} files of {key}")]);
    }

    /// <summary>Which messages are shown, and how many are not: of a thread of forty the first and the last ten.</summary>
    internal static IEnumerable<(string Caption, int From, int Count)> Stretches(int messages)
    {
        if (messages is > 0 and <= 2 * FromEachEnd)
        {
            yield return ($"Its thread: {Messages(messages)}", 0, messages);
        }
        else if (messages > 0)
        {
            var between = messages - (2 * FromEachEnd);
            yield return ($"Its thread: the first {FromEachEnd} of {messages} messages", 0, FromEachEnd);
            yield return ($"{Messages(between)} more, and then the last {FromEachEnd}", messages - FromEachEnd, FromEachEnd);
        }
    }

    private static string Messages(int count) => count == 1 ? "1 message" : $"{count} messages";

    private async Task<IReadOnlyList<ComparedField>> FieldsAsync(EntryRow entry, CancellationToken cancellation)
    {
        var values = Mapped(entry).Fields.GroupBy(field => field.Schema.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Value.Print(), StringComparer.Ordinal);
        var verdicts = environment.Read.Verdicts(entry.Key).ToLookup(verdict => verdict.Field, StringComparer.Ordinal);
        var states = await readBack.OfAsync(entry.Key, cancellation);
        return [.. environment.Read.Promises(entry.Key).Select(promise => Compared(
            promise, values.GetValueOrDefault(promise.Field, ""), Found(promise, states), verdicts[promise.Field].FirstOrDefault()?.Class ?? promise.Class))];
    }

    /// <summary>A row for each message: its text, and the worst verdict over all its fields.</summary>
    private async Task<IReadOnlyList<ComparedField>> MessagesAsync(IEnumerable<EntryRow> messages, int first, CancellationToken cancellation)
    {
        var rows = new List<ComparedField>();
        foreach (var (index, message) in messages.Index())
        {
            var body = Mapped(message).Fields.FirstOrDefault(field => field.Schema.Role == FieldRole.Body);
            var states = await readBack.OfAsync(message.Key, cancellation);
            var verdict = WorstVerdict.Of(environment.Read.Verdicts(message.Key));
            var promise = environment.Read.Promises(message.Key).FirstOrDefault(promise => promise.Field == body?.Schema.Name && promise.Check != PromiseCheck.None);
            var name = $"{first + index}. {(message.OccurredAt is { } at ? ValueText.Instant(at) : "no time")} {message.Key}";
            var text = body?.Value.Print() ?? "";
            rows.Add(promise is null
                ? new ComparedField(name, Bench.Shorten(text, MostCharacters), null, null, Badge.For(verdict?.ToString() ?? "not judged"))
                : Compared(promise, text, Found(promise, states), verdict ?? promise.Class) with { Name = name });
        }

        return rows;
    }

    private CanonicalRecord Mapped(EntryRow entry) => environment.Source.Map(
        environment.Read.Extracted(entry), source);

    private static string? Found(Promise promise, IReadOnlyList<TwinState> states) => promise.Destination is not { } name ? null : states
        .Where(state => state.Twin.Type == promise.TwinType).Select(state => state.Fields.GetValueOrDefault(name)).LastOrDefault(value => value is not null);

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
