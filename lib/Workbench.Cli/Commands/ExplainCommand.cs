using System.CommandLine;
using Workbench.Core.Records;
using Workbench.Notebooks.Displays.Markup;
using Workbench.Notebooks.Records;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench explain</c>: what happened to one record.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var directory = MigrationArgument.Create();
        var key = new Argument<string>("key") { Description = "Record key, for example ivinex/ticket/4711." };
        var command = new Command("explain", "Tells what happened to one record.") { directory, key };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var output = parsed.InvocationConfiguration.Output;
            using var read = await MigrationArgument.OpenReaderAsync(parsed.GetValue(directory)!, cancellation);
            var wanted = parsed.GetValue(key)!.Trim();
            var story = RecordStory.Of(read, wanted);
            var record = RecordKey.Parse(wanted);
            output.WriteLine(story.ToPlainText());
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

            return Usage.Ok;
        }));
        return command;
    }
}
