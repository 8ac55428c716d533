using System.Runtime.InteropServices;

namespace Workbench.Cli.Running;

/// <summary>Makes this process independent of whoever started it.</summary>
internal static class OwnSession
{
    /// <summary>
    /// Leaves the session and the process group of the parent, so that neither a closed terminal nor a signal to the parent's group reaches this
    /// process. On Windows the parent has seen to it; there the streams are led into the log instead.
    /// </summary>
    /// <param name="log">The file that takes the streams on Windows; elsewhere they lead there already.</param>
    public static void Begin(string log)
    {
        if (OperatingSystem.IsWindows())
        {
            var file = TextWriter.Synchronized(new StreamWriter(new FileStream(log, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true });
            Console.SetOut(file);
            Console.SetError(file);
        }
        else
        {
            // Fails only where this process leads a group already, and then there is nothing to leave.
            _ = StartSession();
        }
    }

    [DllImport("libc", EntryPoint = "setsid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StartSession();
}
