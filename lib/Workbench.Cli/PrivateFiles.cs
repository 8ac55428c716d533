using System.Runtime.InteropServices;

namespace Workbench.Cli;

/// <summary>What this process and those it starts write is their user's alone: a run folder holds a company's correspondence.</summary>
internal static class PrivateFiles
{
    private const uint GroupAndOthers = 0b000_111_111;

    /// <summary>From here on folders are made with the rights 0700 and files with 0600. On Windows a user's folders are private by themselves.</summary>
    public static void Begin()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Mask(GroupAndOthers);
        }
    }

    [DllImport("libc", EntryPoint = "umask")]
    private static extern uint Mask(uint withheld);
}
