using System.Runtime.InteropServices;

namespace Workbench.EndToEnd.Tests.Running;

/// <summary>Sends signals to a process by its id, as <c>kill</c> does.</summary>
internal static partial class Signal
{
    public const int Interrupt = 2;
    public const int Terminate = 15;

    /// <summary>SIGCONT and SIGSTOP have other numbers on macOS.</summary>
    public static int Continue { get; } = OperatingSystem.IsMacOS() ? 19 : 18;

    public static int Stop { get; } = OperatingSystem.IsMacOS() ? 17 : 19;

    public static void Send(int process, int signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        Assert.Equal(0, Kill(process, signal));
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
