using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;
using Figure = Workbench.Notebooks.Figures.Figure;

namespace Workbench.Polyglot.Tests;

public sealed class PolyglotExtensionTests
{
    [Fact]
    public async Task OnLoadAsync_AnyKernel_RegistersFramesFiguresAndCharts()
    {
        var figure = Figure.Bar(new FigureLabels("t", "d", "c", "v"), ["x"], [new FigureSeries("s", [1])]);
        PolyglotExtension.Register();

        await new PolyglotExtension().OnLoadAsync(new Kernel());

        Assert.Contains("<table", Formatter.Format(new DataFrame(new StringDataFrameColumn("name", ["a"])), MimeTypes.Html), StringComparison.Ordinal);
        Assert.Contains("Plotly.newPlot", Formatter.Format(figure, MimeTypes.Html), StringComparison.Ordinal);
        Assert.Contains("Plotly.newPlot", Formatter.Format(figure.ToChart(), MimeTypes.Html), StringComparison.Ordinal);
    }
}
