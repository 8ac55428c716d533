using System.CommandLine;
using Workbench.Cli.Demo;
using Workbench.Notebooks.Migrations;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench demo</c>: emulators, all notebooks, audit record.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var route = new Option<string>("--route") { Description = $"Source and destination: {string.Join(", ", RouteCatalog.Names)}; or all.", DefaultValueFactory = _ => "ivinex-intercom" };
        var size = new Option<string>("--size") { Description = "Multiple of the default account, for example 10x.", DefaultValueFactory = _ => "1x" };
        var seed = new Option<int>("--seed") { Description = "Seed of the invented account.", DefaultValueFactory = _ => 1 };
        var data = new Option<string?>("--data") { Description = "Folder with neutral CSV files to use instead of the invented account." };
        var folder = new Option<string?>("--out") { Description = "Run folder. Default: data/runs/<route>." };
        var real = new Option<bool>("--real-limits") { Description = "Keep the vendors' real rate windows and lags." };
        var mask = MaskOption.Create();
        var (ledger, connection) = (LedgerOption.Create(), LedgerOption.Connection());
        var command = new Command("demo", "Runs a whole migration between emulators on this machine and leaves its audit record.") { route, size, seed, data, folder, real, mask, ledger, connection };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var name = parsed.GetValue(route)!;
            var options = new DemoOptions(
                name,
                AccountSize.Parse(parsed.GetValue(size)!),
                parsed.GetValue(seed),
                parsed.GetValue(data),
                Path.GetFullPath(parsed.GetValue(folder) ?? (name == DemoTour.AllRoutes ? Path.Combine("data", "runs") : Path.Combine("data", "runs", name))),
                parsed.GetValue(real) ? 1 : DemoOptions.Shortened,
                MaskOption.Parse(parsed.GetValue(mask)),
                LedgerOption.Parse(parsed.GetValue(ledger), parsed.GetValue(connection)!));
            var isClean = name == DemoTour.AllRoutes
                ? await new DemoTour(options, output).RunAsync(cancellation)
                : (await new DemoRun(options, output).RunAsync(cancellation)).IsClean;
            return isClean ? Usage.Ok : Usage.Failed;
        }));
        return command;
    }
}
