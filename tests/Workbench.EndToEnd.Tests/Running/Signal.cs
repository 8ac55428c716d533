using System.Diagnostics;
using System.Globalization;

namespace Workbench.EndToEnd.Tests.Running;

/// <summary>Sends a signal to a process by its id.</summary>
internal static class Signal
{
    /// <param name="name">As <c>kill</c> knows it: TERM, INT, STOP, CONT.</param>
    public static async Task SendAsync(int process, string name, CancellationToken cancellation)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        using var kill = Process.Start("kill", ["-" + name, process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellation);
        Assert.Equal(0, kill.ExitCode);
    }
}
