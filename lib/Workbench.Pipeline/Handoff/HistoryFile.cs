using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Core.Errors;

namespace Workbench.Pipeline.Handoff;

/// <summary>One change of one field, as the operator exported it.</summary>
/// <param name="Record">The source's name for the record, for example <c>Tickets/9001</c>.</param>
/// <param name="At">UTC; a time without zone is read as UTC.</param>
public sealed record HistoryChange(string Record, string Field, string Old, string New, DateTimeOffset At, string By);

/// <summary>Reads <c>history.ndjson</c>, one change per line. Lines are streamed, never held.</summary>
public static class HistoryFile
{
    public const string FileName = "history.ndjson";

    /// <summary>The changes within the bounds, in the order of the file; none where there is no file.</summary>
    /// <exception cref="PlanException">A line is not a change; the message names it.</exception>
    public static async IAsyncEnumerable<HistoryChange> ReadAsync(
        string operatorDirectory, HistoryBounds bounds, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var path = Path.Combine(operatorDirectory, FileName);
        if (!File.Exists(path))
        {
            yield break;
        }

        long number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellation))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line) && Change(path, number, line) is { } change && bounds.Contains(change.At))
            {
                yield return change;
            }
        }
    }

    private static HistoryChange? Change(string path, long number, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            if (row.ValueKind != JsonValueKind.Object)
            {
                throw Wrong(path, number, "the line is not an object in braces");
            }

            // The first line may be the envelope that other operator files begin with.
            return number == 1 && Text(row, "kind") == "workbench.operator/history" ? null : Read(path, number, row);
        }
        catch (JsonException error)
        {
            throw new PlanException($"{path}, line {number}, column {error.BytePositionInLine + 1}: not valid JSON. Correct the line and run the cell again.", error);
        }
    }

    private static HistoryChange Read(string path, long number, JsonElement row)
    {
        var record = Text(row, "recordId") is { Length: > 0 } id ? $"{Text(row, "tab")}/{id}".TrimStart('/')
            : Text(row, "ticketId") is { Length: > 0 } ticket ? $"ticket/{ticket}"
            : throw Wrong(path, number, "'recordId' (or 'ticketId') is missing");
        var field = Text(row, "field") is { Length: > 0 } name ? name : throw Wrong(path, number, "'field' is missing");
        return DateTimeOffset.TryParse(
            Text(row, "at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? new HistoryChange(record, field, Text(row, "old"), Text(row, "new"), at, Text(row, "by"))
            : throw Wrong(path, number, "'at' is no time such as 2026-01-31T12:00:00Z");
    }

    private static string Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? OperatorText.Of(value) : "";

    private static PlanException Wrong(string path, long number, string what) =>
        new($"{path}, line {number}: {what}. Correct the line and run the cell again.");
}
