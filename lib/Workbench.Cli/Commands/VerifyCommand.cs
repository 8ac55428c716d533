using System.CommandLine;
using Workbench.Host.Manifests;
using Workbench.Ledger.Verification;
using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench verify</c>: checks a run folder offline.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var directory = MigrationArgument.Create();
        var root = new Option<string?>("--root") { Description = "Root hash that a sign-off printed." };
        var command = new Command("verify", "Checks a run folder offline: manifest, chain, hashes.") { directory, root };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var folder = Path.GetFullPath(parsed.GetValue(directory)!);
            var files = await ManifestVerification.RunAsync(folder, Manifest.DefaultVolatile, cancellation);
            var complaints = new List<string>();
            complaints.AddRange(files.Missing.Select(file => $"missing: {file}"));
            complaints.AddRange(files.Changed.Select(file => $"changed: {file}"));
            complaints.AddRange(files.Extra.Select(file => $"not in the manifest: {file}"));
            foreach (var ledger in new[] { "ledger.db", Path.Combine("rehearsal", "ledger.db") }.Select(name => Path.Combine(folder, name)).Where(File.Exists))
            {
                var isProduction = Path.GetDirectoryName(ledger) == folder;
                var report = LedgerVerification.Verify(ledger, isProduction ? parsed.GetValue(root) : null);
                complaints.AddRange(report.Findings.Select(finding => $"{Path.GetRelativePath(folder, ledger)}: {finding}"));
            }

            foreach (var complaint in complaints)
            {
                output.WriteLine(TerminalText.Line(complaint));
            }

            output.WriteLine(complaints.Count == 0 ? "Intact." : $"{complaints.Count} problems.");
            return complaints.Count == 0 ? Usage.Ok : Usage.Failed;
        }));
        return command;
    }
}
