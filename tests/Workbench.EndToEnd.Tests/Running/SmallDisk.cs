using System.Diagnostics;
using System.Globalization;

namespace Workbench.EndToEnd.Tests.Running;

/// <summary>A disk of its own in memory, mounted on a folder, that a test can fill to the last byte and empty again. Needs root on Linux.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const string Requirement = "WORKBENCH_REQUIRE";
    private const int LargestChunk = 1024 * 1024;

    private readonly string folder;

    private SmallDisk(string folder) => this.folder = folder;

    private string Ballast => Path.Combine(folder, "ballast");

    /// <summary>Mounts it. Skips the test where that is not allowed, unless the environment requires it.</summary>
    public static async Task<SmallDisk> MountAsync(string folder, int megabytes, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var size = string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m");
        var failure = OperatingSystem.IsLinux() ? await RunAsync("mount", ["-t", "tmpfs", "-o", size, "workbench", folder], cancellation) : "this is not Linux";
        if (failure is not null)
        {
            Assert.False(IsRequired, $"No disk could be mounted ({failure}), but {Requirement} asks for it.");
            Assert.Skip($"No disk could be mounted: {failure}");
        }

        return new SmallDisk(folder);
    }

    /// <summary>Takes all room that is left.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var chunk = new byte[LargestChunk]; chunk.Length > 0; chunk = new byte[chunk.Length / 2])
        {
            WriteUntilFull(ballast, chunk);
        }
    }

    /// <summary>Gives back the room that was taken.</summary>
    public void MakeRoom() => File.Delete(Ballast);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        using var unmount = Process.Start("umount", ["--lazy", folder]);
        unmount.WaitForExit();
    }

    private static bool IsRequired => (Environment.GetEnvironmentVariable(Requirement) ?? "").Contains("mount", StringComparison.Ordinal);

    private static void WriteUntilFull(FileStream ballast, byte[] chunk)
    {
        try
        {
            while (true)
            {
                ballast.Write(chunk);
            }
        }
        catch (IOException)
        {
            // Full: a smaller piece may still fit.
        }
    }

    /// <returns>What the command complained of; null where it succeeded.</returns>
    private static async Task<string?> RunAsync(string command, string[] arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        var complaint = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? null : complaint.Trim();
    }
}
