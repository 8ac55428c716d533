using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Displays;

/// <summary>Labels and values, one below the other.</summary>
/// <param name="Facts">In reading order.</param>
/// <param name="Caption">Heading; none by default.</param>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.PlainText])]
public sealed record KeyFacts(IReadOnlyList<KeyFact> Facts, string? Caption = null) : IDisplay
{
    public HtmlFragment Body()
    {
        var caption = Html.When(Caption is not null, () => Html.Of($"""<p class="caption">{Caption}</p>"""));
        return Html.Of($"{caption}<dl>{Facts.Select(fact => Html.Of($"<dt>{fact.Label}</dt><dd>{fact.Value}</dd>"))}</dl>");
    }

    public string ToPlainText()
    {
        var width = Facts.Select(fact => TerminalText.Width(TerminalText.Line(fact.Label))).DefaultIfEmpty(0).Max();
        var lines = Facts.Select(fact =>
            $"{TerminalText.Pad(TerminalText.Line(fact.Label), width)}  {TerminalText.Line(fact.Value)}".TrimEnd()
        );
        return string.Join('\n', Caption is null ? lines : lines.Prepend(TerminalText.Line(Caption)));
    }
}

/// <summary>One label with its value.</summary>
public sealed record KeyFact(string Label, string Value);
