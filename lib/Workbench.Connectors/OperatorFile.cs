using System.Globalization;
using System.Text;
using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;

namespace Workbench.Connectors;

/// <summary>
/// Reads one file that a person supplies: <c>{"kind":"workbench.operator/NAME","version":1,"items":[...]}</c>. Every complaint names
/// the file and the place in it.
/// </summary>
public static class OperatorFile
{
    private const long MaxBytes = 256L * 1024 * 1024;

    /// <summary>The rows of the file; null where the folder or file does not exist.</summary>
    /// <param name="name">File name without extension, for example <c>tab-roles</c>.</param>
    /// <exception cref="PlanException">The file is not what it should be.</exception>
    public static IReadOnlyList<T>? Read<T>(string? directory, string name, Func<OperatorRow, T> read)
    {
        var path = directory is null ? null : Path.Combine(directory, name + ".json");
        if (path is null || !File.Exists(path))
        {
            return null;
        }

        using var document = Parse(path);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("items", out var rows) || rows.ValueKind != JsonValueKind.Array)
        {
            throw new PlanException($"{path}: 'items' must be a list. Start from the template that `workbench new` writes.");
        }

        var kind = root.TryGetProperty("kind", out var stated) && stated.ValueKind == JsonValueKind.String ? stated.GetString() : null;
        if (kind != $"workbench.operator/{name}")
        {
            throw new PlanException($"{path}: 'kind' is '{kind}'. Write \"workbench.operator/{name}\", or check that the right file lies here.");
        }

        return [.. rows.EnumerateArray().Select((row, index) => read(new OperatorRow(path, $"items[{index}]", row)))];
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> text) => text.Span.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;

    private static JsonDocument Parse(string path)
    {
        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new PlanException($"{path} is larger than {MaxBytes:N0} bytes.");
        }

        try
        {
            var text = File.ReadAllBytes(path).AsMemory();
            return LegibleJson.IsLegible(text.Span)
                ? JsonDocument.Parse(WithoutMark(text), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false })
                : throw new PlanException($"{path} holds bytes or escapes that are no text. Save it as UTF-8, without halves of surrogate pairs.");
        }
        catch (JsonException fault)
        {
            var line = (fault.LineNumber + 1)?.ToString(CultureInfo.InvariantCulture) ?? "?";
            throw new PlanException($"{path}, line {line}: not valid JSON. Correct the file and run the cell again.", fault);
        }
    }
}

/// <summary>One row of an operator file, with its place for complaints.</summary>
public sealed record OperatorRow(string File, string Place, JsonElement Json)
{
    /// <summary>A text that must be there.</summary>
    /// <exception cref="PlanException">It is missing, empty or no text.</exception>
    public string Text(string name) => Optional(name) is { Length: > 0 } text ? text : throw Wrong(name, "must be a text");

    /// <summary>A text or number as text; null where it is missing or null.</summary>
    public string? Optional(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => throw Wrong(name, "must be a text"),
    };

    public bool Flag(string name, bool fallback) => Find(name) switch
    {
        null => fallback,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Wrong(name, "must be true or false"),
    };

    public long? Count(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var count) && count >= 0 => count,
        _ => throw Wrong(name, "must be a whole number, 0 or more"),
    };

    /// <summary>The rows of a nested list; empty where it is missing.</summary>
    public IReadOnlyList<OperatorRow> Rows(string name) => Find(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list =>
            [.. list.EnumerateArray().Select((row, index) => new OperatorRow(File, $"{Place}.{name}[{index}]", row))],
        _ => throw Wrong(name, "must be a list"),
    };

    /// <summary>A list of texts; empty where it is missing.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Rows(name).Select(row => row.Json.ValueKind == JsonValueKind.String
        ? row.Json.GetString()!
        : throw new PlanException($"{File}: {row.Place} must be a text."))];

    /// <summary>A complaint about one member of the row.</summary>
    public PlanException Wrong(string name, string rule) => new($"{File}: {Place}.{name} {rule}. Correct the file and run the cell again.");

    private JsonElement? Find(string name)
    {
        if (Json.ValueKind != JsonValueKind.Object)
        {
            throw new PlanException($"{File}: {Place} must be an object in braces.");
        }

        return Json.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found.Clone() : null;
    }
}
