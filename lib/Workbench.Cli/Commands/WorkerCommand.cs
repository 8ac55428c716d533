using System.CommandLine;
using Workbench.Cluster;
using Workbench.Core.Errors;
using Workbench.Core.Security;
using Workbench.Ledger.Postgres;
using Workbench.Notebooks.Displays.Markup;
using Workbench.Notebooks.Migrations;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench worker</c>: one process of a cluster.</summary>
internal static class WorkerCommand
{
    public static Command Create()
    {
        var connection = LedgerOption.Connection();
        var jobs = new Option<int>("--jobs") { Description = "Most steps at once, 1 to 64.", DefaultValueFactory = _ => new WorkerTerms().MostJobs };
        var checkIn = new Option<double>("--check-in")
        {
            Description = "Seconds between two signs of life, and between two looks for work; after three times as long others take up its work.",
            DefaultValueFactory = _ => new WorkerTerms().CheckIn.TotalSeconds,
        };
        var command = new Command("worker", "Takes up the steps of every migration of a database until it is stopped.") { connection, jobs, checkIn };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            if (parsed.GetValue(jobs) is < 1 or > 64 || parsed.GetValue(checkIn) is not (>= 0.5 and <= 600))
            {
                throw new PlanException("A worker carries out 1 to 64 steps at once, and shows every 0.5 to 600 seconds that it lives.");
            }

            var secret = LedgerPlaces.ConnectionOf(parsed.GetValue(connection)!, SecretSource.FromMachine());
            var scrubber = new SecretScrubber();
            scrubber.Know(secret);
            if (new PostgresPlace(secret, "public").Password is { } password)
            {
                scrubber.Know(password);
            }

            var output = TextWriter.Synchronized(parsed.InvocationConfiguration.Output);
            var terms = new WorkerTerms(parsed.GetValue(jobs)) { CheckIn = TimeSpan.FromSeconds(parsed.GetValue(checkIn)) };
            await Worker.RunAsync(new ClusterStore(secret), terms, line => output.WriteLine(TerminalText.Line(scrubber.Scrub(line))), WorkCommand.Lines(output), TimeProvider.System, cancellation);
            return Usage.Ok;
        }));
        return command;
    }
}
