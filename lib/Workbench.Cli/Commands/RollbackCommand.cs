using System.CommandLine;
using Workbench.Cli.Running;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench rollback</c>: takes back what the migration did.</summary>
internal static class RollbackCommand
{
    public static Command Create()
    {
        var directory = MigrationArgument.Create();
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would happen." };
        var confirm = new Option<string>("--confirm") { Description = "First eight characters of the signed plan's hash.", DefaultValueFactory = _ => "" };
        var command = new Command("rollback", "Removes what the migration created and restores what it changed.") { directory, dryRun, confirm };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var output = parsed.InvocationConfiguration.Output;
            await OpenBench.RunAsync(parsed.GetValue(directory)!, async bench =>
            {
                output.WriteLine((await bench.RollbackPreview()).ToPlainText());
                if (!parsed.GetValue(dryRun))
                {
                    output.WriteLine((await bench.Rollback(parsed.GetValue(confirm)!, dryRun: false)).ToPlainText());
                    output.WriteLine((await bench.Leftovers()).ToPlainText());
                }

            }, output, cancellation);
            return Usage.Ok;
        }));
        return command;
    }
}
