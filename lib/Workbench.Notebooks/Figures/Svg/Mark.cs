using System.Globalization;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Figures.Svg;

/// <summary>One value of a figure as it is tied to its element: attributes that programs read and a tooltip that people read.</summary>
internal readonly record struct Mark(string Series, string Category, double Value)
{
    public HtmlFragment Attributes =>
        Html.Of(
            $"""class="mark" data-series="{Series}" data-category="{Category}" data-value="{Value.ToString("R", CultureInfo.InvariantCulture)}" """
        );

    public HtmlFragment Tooltip => Html.Of($"<title>{Category}, {Series}: {ValueText.Number(Value)}</title>");
}
