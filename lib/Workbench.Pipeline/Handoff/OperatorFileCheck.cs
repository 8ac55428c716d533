using System.Text;
using System.Text.Json;

namespace Workbench.Pipeline.Handoff;

/// <summary>What can be said of an operator file without knowing what its rows mean.</summary>
public enum OperatorFileCondition
{
    Missing,

    /// <summary>There, and every row has the shape of the template's example.</summary>
    Present,

    /// <summary>There, but without rows: the untouched template.</summary>
    Empty,
    Invalid,
}

/// <summary>The state of one operator file.</summary>
/// <param name="Line">Line of the first fault, from 1; null where there is none.</param>
/// <param name="Column">Byte in that line, from 1; null where there is none.</param>
/// <param name="Rows">Rows read before the end or the fault.</param>
/// <param name="Fault">What is wrong, as a whole sentence; null where nothing is.</param>
public sealed record OperatorFileState(OperatorFileCondition Condition, long Rows, long? Line = null, long? Column = null, string? Fault = null);

/// <summary>Reads operator files only to find the first fault by line: syntax, envelope, and members that differ in shape from the template's example.</summary>
public static class OperatorFileCheck
{
    private const int MaxBytes = 64 * 1024 * 1024;

    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Looks at <c>NAME.json</c>, else at <c>NAME.ndjson</c>.</summary>
    /// <param name="example">One row of the template as JSON; null where there is no template, and then only syntax and envelope count.</param>
    public static async Task<OperatorFileState> OfAsync(string directory, string name, string? example, CancellationToken cancellation)
    {
        var shape = example is null ? RowShape.Any : RowShape.Of(example);
        var json = Path.Combine(directory, name + ".json");
        var lines = Path.Combine(directory, name + ".ndjson");
        return File.Exists(json) ? await WholeAsync(json, name, shape, cancellation)
            : File.Exists(lines) ? await LinesAsync(lines, name, shape, cancellation)
            : new OperatorFileState(OperatorFileCondition.Missing, 0);
    }

    private static async Task<OperatorFileState> WholeAsync(string path, string name, RowShape shape, CancellationToken cancellation)
    {
        if (new FileInfo(path).Length > MaxBytes)
        {
            return Invalid(0, null, null, $"The file is larger than {MaxBytes / 1024 / 1024} MB.");
        }

        ReadOnlyMemory<byte> bytes = await File.ReadAllBytesAsync(path, cancellation);
        var text = bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        var walk = new OperatorFileWalk(text, name, shape);
        try
        {
            walk.Run(new Utf8JsonReader(text.Span, Options));
        }
        catch (JsonException error)
        {
            return Invalid(walk.Rows, error.LineNumber + 1, error.BytePositionInLine + 1, "Not valid JSON.");
        }

        return walk.Fault is { } fault
            ? Invalid(walk.Rows, fault.Line, fault.Column, fault.Text)
            : new OperatorFileState(walk.Rows == 0 ? OperatorFileCondition.Empty : OperatorFileCondition.Present, walk.Rows);
    }

    private static async Task<OperatorFileState> LinesAsync(string path, string name, RowShape shape, CancellationToken cancellation)
    {
        long number = 0;
        long rows = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellation))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                using var row = JsonDocument.Parse(line);
                if (number == 1 && row.RootElement.ValueKind == JsonValueKind.Object && row.RootElement.TryGetProperty("kind", out var kind)
                    && kind.ValueEquals($"workbench.operator/{name}"))
                {
                    continue;
                }

                if (shape.FaultOf(row.RootElement) is { } fault)
                {
                    return Invalid(rows, number, 1, fault);
                }

                rows++;
            }
            catch (JsonException error)
            {
                return Invalid(rows, number, error.BytePositionInLine + 1, "Not valid JSON.");
            }
        }

        return new OperatorFileState(rows == 0 ? OperatorFileCondition.Empty : OperatorFileCondition.Present, rows);
    }

    private static OperatorFileState Invalid(long rows, long? line, long? column, string fault) =>
        new(OperatorFileCondition.Invalid, rows, line, column, fault);
}
