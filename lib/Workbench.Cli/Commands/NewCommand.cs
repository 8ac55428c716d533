using System.CommandLine;
using Workbench.Cli.Running;
using Workbench.Notebooks.Migrations;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench new</c>: a migration folder.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var directory = new Argument<string>("dir") { Description = "Folder to make." };
        var route = new Option<string>("--route") { Description = "Source and destination.", Required = true };
        var (ledger, connection) = (LedgerOption.Create(), LedgerOption.Connection());
        var command = new Command("new", "Makes a migration folder: migration.json, notebooks, the schema of plans, templates of the operator files.") { directory, route, ledger, connection };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var path = Path.GetFullPath(parsed.GetValue(directory)!);
            await MigrationFolder.CreateAsync(path, RouteCatalog.Load(parsed.GetValue(route)!), LedgerOption.Parse(parsed.GetValue(ledger), parsed.GetValue(connection)!), cancellation);
            parsed.InvocationConfiguration.Output.WriteLine($"Made {path}. Fill in migration.json and operator/, set the secrets, then: workbench run {Path.Combine(path, "notebooks", "00-start-here.ipynb")}");
            return Usage.Ok;
        }));
        return command;
    }
}
