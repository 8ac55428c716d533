using System.CommandLine;
using Workbench.Core.Errors;
using Workbench.Host.Documents;
using Workbench.Host.Manifests;
using Workbench.Host.Running;
using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Cli.Commands;

/// <summary>Runs a command; an expected error becomes one clear message and an exit code, never a stack trace.</summary>
internal static class Guarded
{
    public static async Task<int> RunAsync(ParseResult parsed, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            Say(parsed, "Stopped. What was confirmed is in the ledger; run the same command again to go on.");
            return Usage.Stopped;
        }
        catch (NotebookParameterException error)
        {
            Say(parsed, error.Message);
            return Usage.Wrong;
        }
        catch (IOException error) when (DiskFull.Caused(error))
        {
            Say(parsed, $"{error.Message}. Free disk space, then run the same command again: it goes on from what the ledger holds.");
            return Usage.Failed;
        }
        catch (Exception error) when (error is WorkbenchException or NotebookFormatException or ManifestException or IOException or UnauthorizedAccessException)
        {
            Say(parsed, error.Message);
            return Usage.Failed;
        }
    }

    private static void Say(ParseResult parsed, string message) =>
        parsed.InvocationConfiguration.Error.WriteLine(TerminalText.Lines(message));
}
