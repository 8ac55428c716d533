using System.CommandLine;
using Workbench.Notebooks;

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
            await using var bench = await Bench.OpenAsync(Path.GetFullPath(parsed.GetValue(directory)!), TimeProvider.System, cancellation);
            parsed.InvocationConfiguration.Output.WriteLine((await bench.Retry(parsed.GetValue(reason))).ToPlainText());
            return Usage.Ok;
        }));
        return command;
    }
}
