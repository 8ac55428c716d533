using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Displays;

/// <summary>Several displays as one result, one below the other.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.PlainText])]
public sealed record DisplayStack(params IReadOnlyList<IDisplay> Displays) : IDisplay
{
    public HtmlFragment Body() => Html.Join(Displays.Select(display => Html.Of($"""<div class="part">{display.Body()}</div>""")));

    public string ToPlainText() => string.Join("\n\n", Displays.Select(display => display.ToPlainText()));
}
