using System.CommandLine;

namespace Workbench.Cli.Commands;

/// <summary>Exit codes, and what is said when the command line itself is wrong.</summary>
internal static class Usage
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Wrong = 2;

    /// <summary>Stopped by Ctrl-C (SIGINT); what was in flight is finished and kept.</summary>
    public const int Stopped = 130;

    /// <summary>Stopped by SIGTERM, in the same way.</summary>
    public const int Terminated = 143;

    public static async Task<int> ExplainAsync(ParseResult parsed, InvocationConfiguration configuration, CancellationToken cancellation)
    {
        await parsed.InvokeAsync(configuration, cancellation);
        return Wrong;
    }
}
