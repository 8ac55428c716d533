using System.CommandLine;
using Workbench.Ledger;
using Workbench.Notebooks.Displays.Markup;
using Workbench.Notebooks.Limits;
using Workbench.Notebooks.Records;
using Workbench.Notebooks.Work;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench status</c>: what is where, what is stuck and why.</summary>
internal static class StatusCommand
{
    private static readonly EntryState[] Stuck = [EntryState.Waiting, EntryState.Sending, EntryState.InDoubt, EntryState.Rejected];

    public static Command Create()
    {
        var directory = MigrationArgument.Create();
        var command = new Command("status", "Shows what is where, what is stuck and why.") { directory };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (WorkCarrier.Running(parsed.GetValue(directory)!) is { } work)
            {
                output.WriteLine(TerminalText.Line($"A long work runs: {work}. 'workbench work DIR' attaches to it."));
            }

            foreach (var line in WorkCarrier.Progress(parsed.GetValue(directory)!))
            {
                output.WriteLine(line.ToPlainText());
            }

            using var read = await MigrationArgument.OpenReaderAsync(parsed.GetValue(directory)!, cancellation);
            output.WriteLine(MigrationStatus.Of(read).ToPlainText());
            output.WriteLine(LimitsTable.Of(read, TimeProvider.System.GetUtcNow()).ToPlainText());
            foreach (var entry in read.Entries(states: Stuck).Take(50))
            {
                output.WriteLine(TerminalText.Line($"{entry.Key}  {entry.State}  {entry.Reason}"));
            }

            return Usage.Ok;
        }));
        return command;
    }
}
