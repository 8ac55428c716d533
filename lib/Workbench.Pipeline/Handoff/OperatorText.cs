using System.Text.Json;

namespace Workbench.Pipeline.Handoff;

/// <summary>
/// Reads what a person wrote in whichever shape they chose: vendors differ in whether a condition is a sentence or an object, and an
/// inventory has to show both.
/// </summary>
internal static class OperatorText
{
    /// <summary>A value as one text: members of an object in their order, elements of a list with commas; "" for what is missing.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Array => string.Join(", ", Each(value)),
        JsonValueKind.Object => string.Join(' ', value.EnumerateObject().Select(member => Member(member.Value)).Where(text => text.Length > 0)),
        _ => "",
    };

    /// <summary>The elements of a list, each as one text; a single value counts as a list of one.</summary>
    public static IEnumerable<string> Each(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(Of).Where(text => text.Length > 0),
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        _ => [Of(value)],
    };

    private static string Member(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.GetArrayLength() == 0 ? "" : $"({Of(value)})"
        : Of(value);
}
