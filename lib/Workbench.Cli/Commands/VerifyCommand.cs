using System.CommandLine;
using Workbench.Cli.Running;
using Workbench.Host.Manifests;
using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench verify</c>: checks a run folder offline.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var directory = MigrationArgument.Create();
        var root = RootOption.Create();
        var command = new Command("verify", "Checks a run folder offline: manifest, chain, hashes.") { directory, root };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var found = await VerifyAsync(Path.GetFullPath(parsed.GetValue(directory)!), RootOption.Of(parsed.GetValue(root)), output, cancellation);
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

            output.WriteLine(found.IsIntact ? $"Intact. Root hash {found.RootHash}" : Problems(found.Problems.Count));
            return found.IsIntact ? Usage.Ok : Usage.Failed;
        }));
        return command;
    }

    /// <summary>The last line of a check that found something.</summary>
    internal static string Problems(int count) => count == 1 ? "1 problem." : $"{count} problems.";

    private static async Task<RecordVerification> VerifyAsync(string folder, string? root, TextWriter output, CancellationToken cancellation)
    {
        using var progress = new ReadingLines(output, "Reading the record", TimeProvider.System);
        return await RecordVerification.RunAsync(folder, root, cancellation, progress);
    }
}
