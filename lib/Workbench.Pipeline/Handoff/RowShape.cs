using System.Text.Json;

namespace Workbench.Pipeline.Handoff;

/// <summary>
/// Which members a row may have in which shape, taken from an example. Texts and numbers stand for each other, null stands for everything,
/// and members that the example lacks are left alone: the vendors' exports carry more than is read.
/// </summary>
internal sealed class RowShape
{
    public static readonly RowShape Any = new([]);

    private readonly Dictionary<string, JsonValueKind> members;

    private RowShape(Dictionary<string, JsonValueKind> members) => this.members = members;

    public static RowShape Of(string example)
    {
        using var row = JsonDocument.Parse(example);
        return new RowShape(row.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => Plain(member.Value.ValueKind), StringComparer.Ordinal));
    }

    /// <summary>What is wrong with a row, as a whole sentence; null where nothing is.</summary>
    public string? FaultOf(JsonElement row) => row.ValueKind == JsonValueKind.Object
        ? row.EnumerateObject().Select(member => FaultOf(member.Name, member.Value.ValueKind)).FirstOrDefault(fault => fault is not null)
        : NoObject;

    public const string NoObject = "A row must be an object in braces.";

    /// <summary>What is wrong with one member; null where nothing is.</summary>
    public string? FaultOf(string name, JsonValueKind kind) =>
        members.TryGetValue(name, out var wanted) && wanted != JsonValueKind.Null && kind != JsonValueKind.Null && Plain(kind) != wanted
            ? $"'{name}' must be {Word(wanted)}."
            : null;

    private static JsonValueKind Plain(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Number => JsonValueKind.String,
        JsonValueKind.False => JsonValueKind.True,
        _ => kind,
    };

    private static string Word(JsonValueKind kind) => kind switch
    {
        JsonValueKind.True => "true or false",
        JsonValueKind.Array => "a list in brackets",
        JsonValueKind.Object => "an object in braces",
        _ => "a text or a number",
    };
}
