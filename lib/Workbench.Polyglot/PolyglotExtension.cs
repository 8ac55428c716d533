using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;
using Workbench.Notebooks.Displays;

namespace Workbench.Polyglot;

/// <summary>Shows data frames and charts in .NET Interactive. The Bench registers it when it opens a migration there.</summary>
public sealed class PolyglotExtension : IKernelExtension
{
    /// <inheritdoc/>
    public Task OnLoadAsync(Kernel kernel)
    {
        Register();
        return Task.CompletedTask;
    }

    /// <summary>
    /// From here on, the formatters of this process show data frames as tables, and figures and Plotly.NET charts as interactive charts, offline.
    /// </summary>
    public static void Register()
    {
        var charts = new OfflineCharts();
        Formatter.Register<DataFrame>(frame => FrameTable.Of(frame).ToHtml(), MimeTypes.Html);
        Formatter.Register<Workbench.Notebooks.Figures.Figure>(figure => charts.Of(figure), MimeTypes.Html);
        Formatter.Register<GenericChart>(chart => charts.Of(chart), MimeTypes.Html);
    }
}
