using System.Diagnostics;
using Workbench.EndToEnd.Tests.Running;

namespace Workbench.EndToEnd.Tests;

/// <summary>Another user of the machine neither reads a migration nor steers it: everything is agreed by files, and they are their user's alone.</summary>
public sealed class OtherUserTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_RunFolder_IsClosedToAnotherUser()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root may act as another user.");
        using var folder = new TemporaryFolder();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.Root, (UnixFileMode)0b111_101_101);
        }

        var made = await WorkbenchCli.RunProcessAsync(["new", folder.Run, "--route", "ivinex-intercom"], Cancellation);
        Assert.True(made.ExitCode == 0, made.ToString());

        Assert.Equal(0, await AsNobodyAsync("ls", folder.Root));
        Assert.NotEqual(0, await AsNobodyAsync("ls", folder.Run));
        Assert.NotEqual(0, await AsNobodyAsync("cat", Path.Combine(folder.Run, "migration.json")));
        Assert.NotEqual(0, await AsNobodyAsync("mkdir", Path.Combine(folder.Run, "work")));
        Assert.NotEqual(0, await AsNobodyAsync("touch", Path.Combine(folder.Run, "migration.json")));
    }

    private static async Task<int> AsNobodyAsync(string command, string path)
    {
        const string nobody = "65534";
        using var process = Process.Start(new ProcessStartInfo("setpriv", ["--reuid", nobody, "--regid", nobody, "--clear-groups", command, path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        return process.ExitCode;
    }
}
