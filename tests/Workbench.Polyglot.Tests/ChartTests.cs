using System.Text.Json;
using Plotly.NET;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;
using Figure = Workbench.Notebooks.Figures.Figure;

namespace Workbench.Polyglot.Tests;

public sealed class ChartTests
{
    private const string Hostile = "</script><script>alert(1)</script><!--";

    private static readonly FigureLabels Labels = new(Hostile, Hostile, Hostile, Hostile, Hostile);

    public static TheoryData<string> Kinds => ["bar", "stacked", "horizontal", "line", "heat map", "waterfall"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ToChart_EveryKind_IsTheFigureThatAnyHostGets(string kind)
    {
        var figure = Drawn(kind);
        using var expected = JsonDocument.Parse(figure.ToPlotlyJson());

        var chart = figure.ToChart();

        var written = JsonSerializer.SerializeToElement(new { data = chart.Traces.Select(trace => trace.Values), layout = chart.Layout.Values });
        Assert.True(JsonElement.DeepEquals(expected.RootElement, written), written.ToString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_HostileTexts_EndNoScript(string kind)
    {
        var html = new OfflineCharts().Of(Drawn(kind));

        Assert.Equal(3, Count(html, "<script"));
        Assert.Equal(3, Count(html, "</script"));
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ChartMadeInACell_EndsNoScriptEither()
    {
        var trace = new Trace("bar");
        trace.SetValue("x", new[] { Hostile });

        var html = new OfflineCharts().Of(GenericChart.ofTraceObjects(false, new List<Trace> { trace }));

        Assert.Equal(2, Count(html, "</script"));
        Assert.Contains(@"\u003c/script>\u003cscript>alert(1)\u003c/script>\u003c!--", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SecondChart_UsesTheLibraryOfTheFirst()
    {
        var charts = new OfflineCharts();

        Assert.Contains("window.Plotly = {", charts.Of(Drawn("bar")), StringComparison.Ordinal);
        Assert.DoesNotContain("window.Plotly = {", charts.Of(Drawn("bar")), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AnyChart_FetchesNothingAndKeepsTheDrawing()
    {
        var html = new OfflineCharts().Of(Drawn("bar"));

        Assert.DoesNotContain("src=", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https://", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Drawn("bar").ToHtml(), html, StringComparison.Ordinal);
    }

    private static Figure Drawn(string kind)
    {
        IReadOnlyList<FigureSeries> series = [new(Hostile, [1, null], Tone.Good), new("b", [2.5, 3])];
        return kind switch
        {
            "bar" => Figure.Bar(Labels, [Hostile, "y"], series).WithList("deliverables/lists/x.csv"),
            "stacked" => Figure.Bar(Labels, [Hostile, "y"], series, stacked: true),
            "horizontal" => Figure.Bar(Labels, [Hostile, "y"], series, horizontal: true),
            "line" => Figure.Line(Labels, [Hostile, "y"], series),
            "heat map" => Figure.HeatMap(Labels, [Hostile, "y"], series),
            _ => Figure.Waterfall(Labels, [new WaterfallStep(Hostile, 1, true), new WaterfallStep("y", 2)]),
        };
    }

    private static int Count(string text, string part) => text.Split(part, StringSplitOptions.None).Length - 1;
}
