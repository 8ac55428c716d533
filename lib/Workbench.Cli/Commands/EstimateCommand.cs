using System.CommandLine;
using Workbench.Cli.Running;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench estimate</c>: how long the migration takes, what decides it, and how right that was.</summary>
internal static class EstimateCommand
{
    public static Command Create()
    {
        var directory = MigrationArgument.Create();
        var command = new Command("estimate", "Plans requests, credits, bytes and duration from discovery's counts; shows them beside what was measured.") { directory };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var output = parsed.InvocationConfiguration.Output;
            await OpenBench.RunAsync(parsed.GetValue(directory)!, async bench =>
            {
                output.WriteLine((await bench.Estimate()).ToPlainText());
                output.WriteLine((await bench.EstimatedSteps()).ToPlainText());
                output.WriteLine((await bench.Assumptions()).ToPlainText());
                output.WriteLine((await bench.PlannedAndActual()).ToPlainText());
            }, output, cancellation);
            return Usage.Ok;
        }));
        return command;
    }
}
