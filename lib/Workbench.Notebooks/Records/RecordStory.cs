using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Notebooks.Displays;

namespace Workbench.Notebooks.Records;

/// <summary>What happened to one record, in words: every event of its life, with the notes of its newest composition and its newest verdicts.</summary>
public static class RecordStory
{
    private const int MostCharacters = 300;

    /// <exception cref="PlanException">The ledger holds no such record.</exception>
    public static Timeline Of(ILedgerReader read, string key)
    {
        if (!RecordKey.TryParse(key, out var record) || read.Entry(record) is not { } entry)
        {
            throw new PlanException($"The ledger has no record '{key}'. Keys look like ivinex/ticket/4711.");
        }

        var events = read.Events(record).ToList();
        var composed = events.LastOrDefault(found => found.Change == nameof(LedgerChange.RecordComposed));
        var judged = events.LastOrDefault(found => found.Change == nameof(LedgerChange.VerdictsGiven));
        var told = new List<TimelineEvent>();
        foreach (var found in events)
        {
            var (what, detail) = Words(found);
            told.Add(new TimelineEvent(found.At, what, detail));
            if (found == composed)
            {
                told.AddRange(read.Notes(record).Select(note => new TimelineEvent(found.At, $"Note on {note.Field ?? "the record"}", $"{ReasonCode.Explain(note.Code)}: {Short(note.Detail)}", QuotesRecord: note.Detail.Length > 0)));
            }

            if (found == judged)
            {
                told.AddRange(Verdicts(read.Verdicts(record), found.At));
            }
        }

        var twins = string.Join(", ", read.Twins(record).Where(twin => !twin.Removed).Select(twin => twin.Twin.Print()));
        return new Timeline($"{record}, {StateWords(entry)}{(twins.Length > 0 ? $", now {twins}" : "")}", told, Short(entry.Label));
    }

    private static string StateWords(EntryRow entry) => entry.Reason is { } reason ? $"{entry.State} ({ReasonCode.Explain(reason)})" : entry.State.ToString();

    /// <summary>Fields that arrived as promised are counted; the others are told one by one.</summary>
    private static IEnumerable<TimelineEvent> Verdicts(IReadOnlyList<Verdict> verdicts, DateTimeOffset at)
    {
        foreach (var group in verdicts.GroupBy(verdict => verdict.Class).OrderBy(group => group.Key))
        {
            if (group.Key is VerdictClass.Equal or VerdictClass.EqualAfterTransform)
            {
                yield return new TimelineEvent(at, $"{group.Key}: {group.Count()} fields", string.Join(", ", group.Select(verdict => verdict.Field)));
                continue;
            }

            foreach (var verdict in group)
            {
                var values = verdict.Expected is null && verdict.Found is null ? "" : $"; expected '{Short(verdict.Expected ?? "")}', found '{Short(verdict.Found ?? "nothing")}'";
                yield return new TimelineEvent(at, $"{verdict.Class}: {verdict.Field}", $"{ReasonCode.Explain(verdict.Reason ?? "")}{values}", QuotesRecord: values.Length > 0);
            }
        }
    }

    private static (string What, string? Detail) Words(EventRow found)
    {
        var data = JsonElement.Parse(found.Data);
        return found.Change switch
        {
            nameof(LedgerChange.RecordExtracted) => ($"Read from the source in scan {Text(data, "scan")}", $"body {Text(data, "body")}"),
            nameof(LedgerChange.LinkExtracted) => ($"Linked as {Text(data, "role")} to {Text(data, "to")}", null),
            nameof(LedgerChange.FileStored) => Text(data, "failure") is { Length: > 0 } failure
                ? ("File not stored", ReasonCode.Explain(failure))
                : ($"File stored, {Text(data, "bytes")} bytes", $"sha256 {Text(data, "sha256")}"),
            nameof(LedgerChange.RecordComposed) => (
                $"Composed by the plan: {Text(data, "state")}{Because(data)}",
                data.TryGetProperty("writes", out var writes) ? $"{writes.GetArrayLength()} writes: {string.Join(", ", writes.EnumerateArray().Select(write => Text(write, "name")))}" : null),
            nameof(LedgerChange.WriteIntended) => ($"Sending '{Text(data, "name")}', attempt {Text(data, "attempt")}", $"payload {Text(data, "payload")}"),
            nameof(LedgerChange.WriteEnded) => ($"'{Text(data, "name")}' ended: {Text(data, "state")}{Twin(data)}", Text(data, "requestId") is { Length: > 0 } id ? $"request {id}" : null),
            nameof(LedgerChange.DoubtDecided) => ($"{Text(data, "by")} decided on '{Text(data, "name")}': {Text(data, "decision")}{Twin(data)}", Text(data, "why")),
            nameof(LedgerChange.FileCarried) => ($"Arrived inside another write{Twin(data)}", null),
            nameof(LedgerChange.EntryMoved) => ($"Now {Text(data, "state")}{Because(data)}", null),
            nameof(LedgerChange.RecordRejected) => ("Rejected", ReasonCode.Explain(Text(data, "code"))),
            nameof(LedgerChange.TwinRemoved) => ($"Rolled back '{Text(data, "write")}': {Text(data, "result")}{Twin(data)}", null),
            nameof(LedgerChange.VerdictsGiven) => ($"Read back and judged: {Text(data, "fields")} fields", null),
            nameof(LedgerChange.DifferenceFound) => ($"Found different in the source: {Text(data, "what")}", null),
            nameof(LedgerChange.FindingMoved) => ($"Finding after the cut-over, {Text(data, "side")}: {Text(data, "what")}, {Text(data, "state")}", Text(data, "by") is { Length: > 0 } by ? $"by {by}" : null),
            _ => (found.Change, Short(found.Data)),
        };
    }

    private static string Twin(JsonElement data) =>
        data.TryGetProperty("twin", out var twin) && twin.ValueKind == JsonValueKind.Object ? $", {Text(twin, "type")}:{Text(twin, "id")}" : "";

    private static string Because(JsonElement data) => Text(data, "reason") is { Length: > 0 } reason ? $", {ReasonCode.Explain(reason)}" : "";

    private static string Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : "";

    private static string Short(string text) => Bench.Shorten(text, MostCharacters);
}
