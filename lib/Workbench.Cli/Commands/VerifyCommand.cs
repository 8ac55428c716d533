using System.CommandLine;
using Workbench.Host.Manifests;
using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench verify</c>: checks a run folder offline.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var directory = MigrationArgument.Create();
        var root = new Option<string?>("--root") { Description = "Root hash that a sign-off, or the end of the run, printed." };
        var command = new Command("verify", "Checks a run folder offline: manifest, chain, hashes.") { directory, root };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var found = await RecordVerification.RunAsync(Path.GetFullPath(parsed.GetValue(directory)!), parsed.GetValue(root), cancellation);
            foreach (var problem in found.Problems)
            {
                output.WriteLine(TerminalText.Line(problem));
            }

            foreach (var gap in found.NotProved)
            {
                output.WriteLine(TerminalText.Line($"Not proved: {gap}"));
            }

            if (found.Outside.Count > 0)
            {
                output.WriteLine(TerminalText.Line($"Not part of the record: {string.Join(", ", found.Outside)}."));
            }

            output.WriteLine(found.IsIntact ? $"Intact. Root hash {found.RootHash}" : $"{found.Problems.Count} problems.");
            return found.IsIntact ? Usage.Ok : Usage.Failed;
        }));
        return command;
    }
}
