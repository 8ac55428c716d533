using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Displays;

/// <summary>A caption of one record: words of the workbench, and behind them what the record calls itself, which a masked record hides.</summary>
internal static class Captions
{
    public static HtmlFragment Of(string caption, string? label) => label is { Length: > 0 }
        ? Html.Of($"""{caption}: <span data-record-text="">{label}</span>""")
        : Html.Of($"{caption}");

    public static string Line(string caption, string? label) => TerminalText.Line(label is { Length: > 0 } ? $"{caption}: {label}" : caption);
}
