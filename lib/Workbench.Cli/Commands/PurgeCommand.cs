using System.CommandLine;
using Workbench.Cli.Running;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench purge</c>: removes personal data after hypercare, keeps the proof.</summary>
internal static class PurgeCommand
{
    public static Command Create()
    {
        var directory = MigrationArgument.Create();
        var by = new Option<string>("--by") { Description = "The person who decided it.", Required = true };
        var why = new Option<string>("--why") { Description = "Why now.", DefaultValueFactory = _ => "hypercare has ended" };
        var command = new Command("purge", "Removes bodies, attachments and personal data after hypercare, for good. The record still verifies.") { directory, by, why };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            await RecordPurge.RunAsync(Path.GetFullPath(parsed.GetValue(directory)!), parsed.GetValue(by)!, parsed.GetValue(why)!, parsed.InvocationConfiguration.Output, cancellation);
            parsed.InvocationConfiguration.Output.WriteLine("Purged. Hashes, verdicts, counts and signatures are left; 'workbench verify' checks them.");
            return Usage.Ok;
        }));
        return command;
    }
}
