using Workbench.Notebooks.Displays;

namespace Workbench.Notebooks.Figures;

/// <summary>The formatters of a figure.</summary>
internal sealed class FigureFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
        [
            new DisplayFormatter<Figure>(MimeTypes.Html, figure => figure.ToHtml()),
            new DisplayFormatter<Figure>(MimeTypes.Svg, figure => figure.ToSvg()),
            new DisplayFormatter<Figure>(MimeTypes.Plotly, figure => figure.ToPlotlyJson()),
            new DisplayFormatter<Figure>(MimeTypes.PlainText, figure => figure.ToPlainText()),
        ];
}
