using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;
using Workbench.Notebooks;
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
    /// From here on, this process shows data frames as tables, figures and Plotly.NET charts as interactive charts that fetch nothing, and the
    /// progress of long work; the stop button reaches the Bench.
    /// </summary>
    public static void Register()
    {
        CellSurface.LendToAll(new InteractiveSurface().Of);
        var charts = new OfflineCharts();
        Formatter.Register<DataFrame>(frame => FrameTable.Of(frame).ToHtml(), MimeTypes.Html);
        Formatter.Register<Workbench.Notebooks.Figures.Figure>(figure => charts.Of(figure), MimeTypes.Html);
        Formatter.Register<GenericChart>(chart => charts.Of(chart), MimeTypes.Html);
    }
}
