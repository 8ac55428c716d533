using System.Text.Json;

namespace Workbench.Pipeline.Map.Validation;

/// <summary>A JSON value with its place in the text.</summary>
/// <param name="Kind">Object, Array, String, Number, True, False or Null.</param>
/// <param name="Start">First byte.</param>
/// <param name="Text">A string's content; a number as written; else "".</param>
internal sealed record PlanNode(JsonValueKind Kind, int Start, string Text)
{
    /// <summary>The byte after the last.</summary>
    public int End { get; set; }

    /// <summary>Members of an object in the text's order, also repeated ones, each with the first byte of its name.</summary>
    public List<(string Name, int Start, PlanNode Value)> Members { get; } = [];

    public List<PlanNode> Elements { get; } = [];

    public PlanNode? Member(string name) => Members.Find(member => member.Name == name).Value;

    /// <summary>The value as a message shows it.</summary>
    public string Print() => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => Shown.Of(Text),
        JsonValueKind.Number => Shown.Raw(Text),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };
}
