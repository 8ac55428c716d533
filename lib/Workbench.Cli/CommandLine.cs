using System.CommandLine;
using System.Globalization;
using Workbench.Cli.Commands;
using Workbench.Cli.Running;

namespace Workbench.Cli;

/// <summary>The command line, whoever calls it: a terminal, or a test that wants to read what it prints.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <param name="configuration">Where it prints.</param>
    /// <returns>An exit code of <see cref="Usage"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, InvocationConfiguration configuration, CancellationToken cancellation)
    {
        // Output and files look the same on every machine; Unicode data of the system is used for comparison only.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var root = new RootCommand("Moves a company's helpdesk from one vendor to another, and proves what it did.")
        {
            DemoCommand.Create(),
            NewCommand.Create(),
            RunCommand.Create(),
            WorkCommand.Create(),
            WorkerCommand.Create(),
            SealCommand.Create(),
            EstimateCommand.Create(),
            QuoteCommand.Create(),
            StatusCommand.Create(),
            LimitsCommand.Create(),
            ExplainCommand.Create(),
            RetryCommand.Create(),
            ResolveCommand.Create(),
            RollbackCommand.Create(),
            HypercareCommand.Create(),
            VerifyCommand.Create(),
            PurgeCommand.Create(),
            LedgerCommand.Create(),
            MatchCommand.Create(),
            EmulateCommand.Create(),
            SimulateCommand.Create(),
            KernelCommand.Create(),
        };
        configuration.Output = new TerminalWriter(configuration.Output);
        configuration.Error = new TerminalWriter(configuration.Error);
        var parsed = root.Parse(arguments);
        return parsed.Errors.Count > 0 && parsed.Action is not null
            ? await Usage.ExplainAsync(parsed, configuration, cancellation)
            : await parsed.InvokeAsync(configuration, cancellation);
    }
}
