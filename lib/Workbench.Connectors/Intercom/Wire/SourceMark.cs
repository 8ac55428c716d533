using Workbench.Core.Records;

namespace Workbench.Connectors.Intercom.Wire;

/// <summary>
/// The source key as the last words of a description or text. Collections and articles have no external key (OpenAPI 2.16), so this is how
/// they are recognised later.
/// </summary>
internal static class SourceMark
{
    private const string Label = "Source: ";

    public static string Line(RecordKey key) => $"{Label}{key}";

    /// <summary>The key at the end of a text; null where there is none.</summary>
    public static RecordKey? Read(string? text)
    {
        var at = text?.LastIndexOf(Label, StringComparison.Ordinal) ?? -1;
        return at >= 0 && RecordKey.TryParse(text![(at + Label.Length)..].Trim(), out var key) ? key : null;
    }
}
