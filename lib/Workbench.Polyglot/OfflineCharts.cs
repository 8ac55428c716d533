using Plotly.NET;
using Workbench.Notebooks.Displays;

namespace Workbench.Polyglot;

/// <summary>
/// Charts as HTML that fetches nothing. The first one brings plotly.js with it, from the resources of Plotly.NET; those after it use what is
/// loaded. Where no script runs, or plotly.js is not there, the drawing of the workbench stays visible in place of the chart.
/// </summary>
internal sealed class OfflineCharts
{
    private bool isLibraryWritten;

    public string Of(Workbench.Notebooks.Figures.Figure figure) =>
        $"""
        <div>{Library()}{Chart(figure.ToChart())}<div>{figure.ToHtml()}</div>
        <script>if (window.Plotly) document.currentScript.previousElementSibling.hidden = true;</script></div>
        """;

    public string Of(GenericChart chart) => $"<div>{Library()}{Chart(chart)}</div>";

    /// <summary>
    /// Plotly.NET writes data into its script element as it is, so that a label with the end tag of a script would end it. In a script that holds
    /// nothing but data and a call, every such sign stands inside a string and can be written as an escape.
    /// </summary>
    private static string Chart(GenericChart chart)
    {
        var html = GenericChart.toChartHTML(chart);
        var start = html.IndexOf("<script", StringComparison.Ordinal);
        var body = start < 0 ? -1 : html.IndexOf('>', start) + 1;
        var end = html.LastIndexOf("</script>", StringComparison.Ordinal);
        return body > 0 && end >= body
            ? html[..body] + html[body..end].Replace("<", "\\u003c", StringComparison.Ordinal) + html[end..]
            : throw new InvalidOperationException("Plotly.NET wrote a chart in another form than versions 5.x do. Build the workbench with version 5.1.0.");
    }

    private string Library()
    {
        if (isLibraryWritten)
        {
            return "";
        }

        var assembly = typeof(GenericChart).Assembly;
        var name = assembly.GetManifestResourceNames().Single(name => name.StartsWith("Plotly.NET.plotly-", StringComparison.Ordinal) && name.EndsWith(".min.js", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        isLibraryWritten = true;

        // Where a page has a module loader, plotly.js would hand itself to that and to nobody else: the loader is hidden from it.
        return $"<script>(function (define, module, exports) {{\n{reader.ReadToEnd()}\n}}).call(window);</script>";
    }
}
