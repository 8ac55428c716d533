using System.CommandLine;
using System.Globalization;
using Workbench.Cli.Running;
using Workbench.Core.Errors;
using Workbench.Ledger;
using Workbench.Ledger.Postgres;
using Workbench.Ledger.Verification;
using Workbench.Notebooks.Displays.Markup;
using Workbench.Notebooks.Migrations;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench ledger</c>: moves a ledger between a file and PostgreSQL, and checks it where it is.</summary>
internal static class LedgerCommand
{
    public static Command Create() => new("ledger", "Moves a ledger between a file and PostgreSQL, or checks one.") { Copy(), Verify() };

    private static Command Copy()
    {
        var from = new Argument<string>("from") { Description = $"A ledger file, or {LedgerFile.OnPostgres}SCHEMA." };
        var to = new Argument<string>("to") { Description = $"A ledger file, or {LedgerFile.OnPostgres}SCHEMA. It must hold no ledger yet." };
        var connection = LedgerOption.Connection();
        var command = new Command("copy", "Copies a ledger row for row, and proves the copy by its root hash. The original is left as it is.") { from, to, connection };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var variable = parsed.GetValue(connection)!;
            var (original, copy) = (Place(parsed.GetValue(from)!, variable), Place(parsed.GetValue(to)!, variable));
            var errors = parsed.InvocationConfiguration.Error;
            var report = await LedgerCopy.RunAsync(original, copy, LedgerPlaces.Writer(line => errors.WriteLine(TerminalText.Line(line))), TimeProvider.System, cancellation);
            parsed.InvocationConfiguration.Output.WriteLine(TerminalText.Line(string.Create(
                CultureInfo.InvariantCulture, $"{copy.Name} holds the {report.Events} events of {original.Name}. Root hash {report.RootHash}")));
            return Usage.Ok;
        }));
        return command;
    }

    private static Command Verify()
    {
        var place = new Argument<string>("ledger") { Description = $"A ledger file, or {LedgerFile.OnPostgres}SCHEMA." };
        var root = RootOption.Create();
        var connection = LedgerOption.Connection();
        var command = new Command("verify", "Checks the chain, the hashes and the tables of one ledger.") { place, root, connection };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var ledger = Place(parsed.GetValue(place)!, parsed.GetValue(connection)!);
            var report = await VerifyAsync(ledger, RootOption.Of(parsed.GetValue(root)), output, cancellation);
            foreach (var finding in report.Findings)
            {
                output.WriteLine(TerminalText.Line(finding));
            }

            if (report.AfterExpectedRoot > 0)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Not proved: the root hash does not fix the {report.AfterExpectedRoot} events after its own."));
            }

            output.WriteLine(report.IsSound ? $"Sound. Root hash {report.RootHash}" : VerifyCommand.Problems(report.Findings.Count));
            return report.IsSound ? Usage.Ok : Usage.Failed;
        }));
        return command;
    }

    private static async Task<VerificationReport> VerifyAsync(LedgerPlace ledger, string? root, TextWriter output, CancellationToken cancellation)
    {
        using var progress = new ReadingLines(output, "Reading the ledger", TimeProvider.System);
        return await Task.Run(() => ledger.Verify(root, new ReadingWatch(progress, cancellation)), cancellation);
    }

    /// <exception cref="PlanException">The variable is not set, or the schema's name is none.</exception>
    private static LedgerPlace Place(string text, string variable)
    {
        return text.StartsWith(LedgerFile.OnPostgres, StringComparison.Ordinal)
            ? LedgerPlace.Postgres(new PostgresPlace(LedgerPlaces.ConnectionOf(variable, SecretSource.FromMachine()), text[LedgerFile.OnPostgres.Length..]))
            : LedgerPlace.File(text);
    }
}
