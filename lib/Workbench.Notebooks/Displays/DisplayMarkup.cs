using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Displays;

/// <summary>Turns a display into HTML that stands alone in a notebook output.</summary>
public static class DisplayMarkup
{
    /// <summary>The display with its styles; no scripts, no ids, nothing fetched.</summary>
    public static string ToHtml(this IDisplay display)
    {
        var body = display.Body();
        return Html.Of($"""<div class="wb">{Stylesheet.For(body)}{body}</div>""").ToString();
    }
}
