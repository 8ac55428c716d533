using System.CommandLine;
using Workbench.Cli.Running;
using Workbench.Core.Errors;
using Workbench.Host.Masking;
using Workbench.Host.Sealing;
using Workbench.Notebooks.Displays.Markup;
using Workbench.Notebooks.Migrations;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench seal</c>: takes a notebook that people executed themselves into the record.</summary>
internal static class SealCommand
{
    public static Command Create()
    {
        var directory = MigrationArgument.Create();
        var notebook = new Argument<string>("notebook") { Description = "The saved notebook with its outputs." };
        var by = new Option<string>("--by") { Description = "The person who answers for it.", Required = true };
        var command = new Command("seal", "Takes a saved interactive notebook into the record, and closes the record.") { directory, notebook, by };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var folder = Path.GetFullPath(parsed.GetValue(directory)!);
            var path = Path.GetFullPath(parsed.GetValue(notebook)!);
            if (!File.Exists(path))
            {
                throw new PlanException($"There is no notebook {path}.");
            }

            var executed = Path.Combine(folder, "executed");
            if (path.StartsWith(executed + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new PlanException($"{path} is in the record already. Seal the notebook that was worked in, which stands in {Path.Combine(folder, "notebooks")}.");
            }

            var file = await MigrationFile.ReadAsync(folder, cancellation);
            var copy = Path.Combine(executed, Path.GetFileName(path));
            var sealing = new NotebookSealing(folder, KnownSecrets.Of(file, SecretSource.FromMachine()).Scrub, new RecordMask(file.Mask ?? []), TimeProvider.System);
            var (seal, run) = await sealing.RunAsync(
                path, Path.Combine(MigrationFolder.NotebookSource, Path.GetFileName(path)), copy, parsed.GetValue(by)!, () => NotebookHost.KeepEarlier(copy), cancellation);
            var record = await AuditRecord.WriteAsync(folder, [run], output, cancellation);
            Say(output, seal);
            output.WriteLine($"Sealed {copy}. Root hash of the record: {record.RootHash}");
            return Usage.Ok;
        }));
        return command;
    }

    private static void Say(TextWriter output, NotebookSeal seal)
    {
        foreach (var cell in seal.Differing)
        {
            output.WriteLine(TerminalText.Line($"{cell.Print()}: {cell.Change.ToString().ToLowerInvariant()}, compared with the notebook of this workbench"));
        }

        foreach (var line in seal.Missing.Select(cell => $"missing: {cell} of the notebook of this workbench").Concat(seal.Dropped.Select(dropped => $"left out: {dropped}")))
        {
            output.WriteLine(TerminalText.Line(line));
        }

        if (!seal.IsInOrder)
        {
            output.WriteLine("Its cells were run in another order than they stand in.");
        }

        var timed = seal.Cells.Count(cell => cell.Ran is not null);
        var ran = seal.Cells.Count(cell => cell.ExecutionCount is not null);
        output.WriteLine($"{ran} cells ran, {timed} of them with times; {seal.Cells.Sum(cell => cell.Events?.Count ?? 0)} events of the ledger fall into those, and {seal.Roots.Count} printed root hashes are events of it.");
    }
}
