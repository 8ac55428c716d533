using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Tables;

namespace Workbench.Cli.Demo;

/// <summary>Runs the demo of every pair, one after the other, and prints one table.</summary>
internal sealed class DemoTour(DemoOptions options, TextWriter terminal)
{
    /// <summary>Name under which the command line asks for all pairs.</summary>
    public const string AllRoutes = "all";

    /// <summary>Each pair gets a folder of its own below the output folder. A pair that fails does not keep the others from running.</summary>
    /// <returns>True where every pair is clean.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        var results = new List<DemoResult>();
        foreach (var route in RouteCatalog.Names)
        {
            terminal.WriteLine();
            terminal.WriteLine($"== {route}");
            results.Add(await new DemoRun(Of(route), terminal).RunAsync(cancellation));
        }

        terminal.WriteLine();
        terminal.WriteLine(Table.Of(results)
            .Text("Route", result => result.Route)
            .Whole("Records", result => result.Record.Summary.Records)
            .Whole("Fields", result => result.Record.Summary.Fields)
            .Whole("Losses", result => result.Record.Summary.Losses)
            .Whole("Defects", result => result.Record.Summary.Defects)
            .Whole("In doubt", result => result.Record.Summary.InDoubt)
            .Whole("Sent to people", result => result.Outbox)
            .Whole("Seconds", result => (long)Math.Ceiling(result.Duration.TotalSeconds))
            .Text("Verdict", result => result.IsClean ? "clean" : "NOT CLEAN")
            .Caption("Every pair").Build().ToPlainText());
        return results.TrueForAll(result => result.IsClean);
    }

    private DemoOptions Of(string route) => options with
    {
        Route = route,
        Output = Path.Combine(options.Output, route),
        Ledger = options.Ledger is { } ledger ? ledger with { Schema = $"{ledger.Schema}_{route.Replace('-', '_')}" } : null,
    };
}
