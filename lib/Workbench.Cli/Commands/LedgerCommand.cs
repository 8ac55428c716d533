using System.CommandLine;
using System.Globalization;
using Workbench.Core.Errors;
using Workbench.Core.Security;
using Workbench.Ledger;
using Workbench.Ledger.Postgres;
using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench ledger</c>: moves a ledger between a file and PostgreSQL, and checks it where it is.</summary>
internal static class LedgerCommand
{
    private const string OnPostgres = "postgres:";

    public static Command Create() => new("ledger", "Moves a ledger between a file and PostgreSQL, or checks one.") { Copy(), Verify() };

    private static Command Copy()
    {
        var from = new Argument<string>("from") { Description = $"A ledger file, or {OnPostgres}SCHEMA." };
        var to = new Argument<string>("to") { Description = $"A ledger file, or {OnPostgres}SCHEMA. It must hold no ledger yet." };
        var connection = Connection();
        var command = new Command("copy", "Copies a ledger row for row, and proves the copy by its root hash. The original is left as it is.") { from, to, connection };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var variable = parsed.GetValue(connection)!;
            var (original, copy) = (Place(parsed.GetValue(from)!, variable), Place(parsed.GetValue(to)!, variable));
            var errors = parsed.InvocationConfiguration.Error;
            var writer = new PostgresWriter(string.Create(CultureInfo.InvariantCulture, $"pid {Environment.ProcessId} on {Environment.MachineName}"))
            {
                Says = line => errors.WriteLine(TerminalText.Line(line)),
            };
            var report = await LedgerCopy.RunAsync(original, copy, writer, TimeProvider.System, cancellation);
            parsed.InvocationConfiguration.Output.WriteLine(TerminalText.Line(string.Create(
                CultureInfo.InvariantCulture, $"{copy.Name} holds the {report.Events} events of {original.Name}. Root hash {report.RootHash}")));
            return Usage.Ok;
        }));
        return command;
    }

    private static Command Verify()
    {
        var place = new Argument<string>("ledger") { Description = $"A ledger file, or {OnPostgres}SCHEMA." };
        var root = new Option<string?>("--root") { Description = "Root hash that a sign-off, or the end of the run, printed." };
        var connection = Connection();
        var command = new Command("verify", "Checks the chain, the hashes and the tables of one ledger.") { place, root, connection };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var ledger = Place(parsed.GetValue(place)!, parsed.GetValue(connection)!);
            var report = await Task.Run(() => ledger.Verify(parsed.GetValue(root)), cancellation);
            foreach (var finding in report.Findings)
            {
                output.WriteLine(TerminalText.Line(finding));
            }

            output.WriteLine(report.IsSound ? $"Sound. Root hash {report.RootHash}" : $"{report.Findings.Count} problems.");
            return report.IsSound ? Usage.Ok : Usage.Failed;
        }));
        return command;
    }

    private static Option<string> Connection() => new("--connection")
    {
        Description = "Name of the environment variable that holds PostgreSQL's connection string.", DefaultValueFactory = _ => "WORKBENCH_POSTGRES",
    };

    /// <exception cref="PlanException">The variable is not set, or the schema's name is none.</exception>
    private static LedgerPlace Place(string text, string variable)
    {
        if (!text.StartsWith(OnPostgres, StringComparison.Ordinal))
        {
            return LedgerPlace.File(text);
        }

        return Environment.GetEnvironmentVariable(variable) is { Length: > 0 } connection
            ? LedgerPlace.Postgres(new PostgresPlace(new Secret(connection), text[OnPostgres.Length..]))
            : throw new PlanException(
                "The environment variable that --connection names is not set. Set it to PostgreSQL's connection string; the string itself never stands on a command line.");
    }
}
