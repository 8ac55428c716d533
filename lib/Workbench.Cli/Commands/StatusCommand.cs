using System.CommandLine;
using Workbench.Cluster;
using Workbench.Core.Errors;
using Workbench.Core.Security;
using Workbench.Ledger;
using Workbench.Ledger.Postgres;
using Workbench.Notebooks.Displays.Markup;
using Workbench.Notebooks.Limits;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Records;
using Workbench.Notebooks.Tables;
using Workbench.Notebooks.Work;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench status</c>: what is where, what is stuck and why; of one migration, or of all that a database holds.</summary>
internal static class StatusCommand
{
    private static readonly EntryState[] Stuck = [EntryState.Waiting, EntryState.Sending, EntryState.InDoubt, EntryState.Rejected];

    public static Command Create()
    {
        var directory = new Argument<string?>("dir") { Description = "Migration folder. Without it, all migrations of the database that --connection names.", Arity = ArgumentArity.ZeroOrOne };
        var connection = new Option<string?>("--connection") { Description = "Name of the environment variable that holds PostgreSQL's connection string: shows every migration and worker of that database." };
        var command = new Command("status", "Shows what is where, what is stuck and why.") { directory, connection };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var output = parsed.InvocationConfiguration.Output;
            await ((parsed.GetValue(directory), parsed.GetValue(connection)) switch
            {
                ({ } folder, null) => ShowAsync(folder, output, cancellation),
                (null, { } variable) => ShowAllAsync(LedgerPlaces.ConnectionOf(variable, SecretSource.FromMachine()), output, cancellation),
                _ => throw new PlanException("Name one migration folder, or with --connection the variable of a database."),
            });
            return Usage.Ok;
        }));
        return command;
    }

    private static async Task ShowAsync(string folder, TextWriter output, CancellationToken cancellation)
    {
        if (WorkCarrier.Running(folder) is { } work)
        {
            output.WriteLine(TerminalText.Line($"A long work runs: {work}. 'workbench work DIR' attaches to it."));
        }

        foreach (var line in WorkCarrier.Progress(folder))
        {
            output.WriteLine(line.ToPlainText());
        }

        using var read = await MigrationArgument.OpenReaderAsync(folder, cancellation);
        output.WriteLine(MigrationStatus.Of(read).ToPlainText());
        output.WriteLine(LimitsTable.Of(read, TimeProvider.System.GetUtcNow()).ToPlainText());
        foreach (var entry in read.Entries(states: Stuck).Take(50))
        {
            output.WriteLine(TerminalText.Line($"{entry.Key}  {entry.State}  {entry.Reason}"));
        }
    }

    private static async Task ShowAllAsync(Secret connection, TextWriter output, CancellationToken cancellation)
    {
        var cluster = await ClusterWork.StatusAsync(new ClusterStore(connection), cancellation);
        var ledgers = await Task.Run(() => PostgresLedger.Schemas(connection).Select(schema => LedgerOnServer.OrFailure(new PostgresPlace(connection, schema))).ToList(), cancellation);
        output.WriteLine(Table.Of(ledgers)
            .Text("Ledger", ledger => ledger.Schema)
            .Whole("Records", ledger => ledger.Records)
            .Whole("Done", ledger => ledger.Done)
            .Whole("Under way", ledger => ledger.UnderWay)
            .Whole("In doubt", ledger => ledger.InDoubt)
            .Whole("Rejected", ledger => ledger.Rejected)
            .Text("Written by", ledger => ledger.CannotBeRead ?? ledger.Holder ?? "nobody")
            .Caption("Ledgers of the database").Build().ToPlainText());
        output.WriteLine(Table.Of(cluster.Jobs)
            .Text("Migration", job => job.Migration)
            .Text("Step", job => job.Step)
            .Text("Worker", job => job.Worker ?? "none at this moment")
            .Text("Needs a person", job => job.NeedsPerson ?? "")
            .Caption("Steps that workers carry out").Build().ToPlainText());
        output.WriteLine(Table.Of(cluster.Workers)
            .Text("Worker", worker => worker.Name)
            .Text("Last seen", worker => worker.SeenAt?.ToString("u") ?? "")
            .Text("Alive", worker => worker.IsAlive ? "yes" : "no")
            .Caption("Workers").Build().ToPlainText());
    }

    /// <summary>One ledger of a database in a few numbers.</summary>
    private sealed record LedgerOnServer(string Schema, long Records, long Done, long UnderWay, long InDoubt, long Rejected, string? Holder, string? CannotBeRead = null)
    {
        private static readonly EntryState[] Open = [EntryState.Extracted, EntryState.Mapped, EntryState.Waiting, EntryState.Sending];

        /// <summary>One that cannot be read hides none of the others.</summary>
        public static LedgerOnServer OrFailure(PostgresPlace place)
        {
            try
            {
                return Of(place);
            }
            catch (Exception failure) when (failure is LedgerException || ServerFailure.Is(failure))
            {
                return new LedgerOnServer(place.Schema, 0, 0, 0, 0, 0, null, $"cannot be read: {failure.Message}");
            }
        }

        private static LedgerOnServer Of(PostgresPlace place)
        {
            using var read = PostgresLedger.OpenReader(place);
            var counts = read.Counts();
            var all = counts.Sum(count => count.Records);
            var (underWay, inDoubt, rejected) = (Of(Open), Of(EntryState.InDoubt), Of(EntryState.Rejected));
            return new LedgerOnServer(place.Schema, all, all - underWay - inDoubt - rejected, underWay, inDoubt, rejected, PostgresLedger.HolderOf(place));

            long Of(params EntryState[] states) => counts.Where(count => states.Contains(count.State)).Sum(count => count.Records);
        }
    }
}
