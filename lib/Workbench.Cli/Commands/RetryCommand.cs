using System.CommandLine;
using Workbench.Cli.Running;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench retry</c>: replays rejects.</summary>
internal static class RetryCommand
{
    public static Command Create()
    {
        var directory = MigrationArgument.Create();
        var reason = new Option<string?>("--reason") { Description = "Only rejects of this reason code." };
        var command = new Command("retry", "Replays rejected records, all or those of one reason.") { directory, reason };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var output = parsed.InvocationConfiguration.Output;
            await OpenBench.RunAsync(parsed.GetValue(directory)!, async bench =>
            {
                output.WriteLine((await bench.Retry(parsed.GetValue(reason))).ToPlainText());
            }, output, cancellation);
            return Usage.Ok;
        }));
        return command;
    }
}
