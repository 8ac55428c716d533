using System.CommandLine;
using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench explain</c>: what happened to one record.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var directory = MigrationArgument.Create();
        var key = new Argument<string>("key") { Description = "Record key, for example ivinex/ticket/4711." };
        var command = new Command("explain", "Tells what happened to one record.") { directory, key };
        command.SetAction((parsed, _) => Guarded.RunAsync(parsed, () =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var read = MigrationArgument.OpenReader(parsed.GetValue(directory)!);
            if (!RecordKey.TryParse(parsed.GetValue(key), out var record) || read.Entry(record) is not { } entry)
            {
                throw new PlanException($"The ledger has no record '{parsed.GetValue(key)}'. Keys look like ivinex/ticket/4711.");
            }

            output.WriteLine(TerminalText.Line($"{entry.Key}  {entry.Label}  {entry.State} {entry.Reason}"));
            foreach (var twin in read.Twins(record))
            {
                output.WriteLine(TerminalText.Line($"  twin {twin.Twin.Print()} {twin.Origin}{(twin.Removed ? ", removed" : "")}"));
            }

            foreach (var write in read.Writes(record))
            {
                output.WriteLine(TerminalText.Line(
                    $"  write {write.Write.Name} {write.State}, attempts {write.Attempts}, sent payload {write.PayloadSha256 ?? "none"}, "
                    + $"answer to payload {read.Answer(record, write.Write.Name)?.PayloadSha256 ?? "none"}"));
            }

            foreach (var note in read.Notes(record))
            {
                output.WriteLine(TerminalText.Line($"  note {note.Field} {note.Code}: {note.Detail}"));
            }

            foreach (var verdict in read.Verdicts(record))
            {
                output.WriteLine(TerminalText.Line($"  {verdict.Class} {verdict.Field} {verdict.Reason}"));
            }

            foreach (var found in read.Events(record))
            {
                output.WriteLine(TerminalText.Line($"  {found.At:u} {found.Change} {found.Data}"));
            }

            return Task.FromResult(Usage.Ok);
        }));
        return command;
    }
}
