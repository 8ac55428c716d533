using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Workbench.EndToEnd.Tests.Cluster;

/// <summary>
/// A PostgreSQL server of a test's own, from Debian's binaries, that it may stop and start. Its settings are the server's own, so that what is
/// committed is on the disk.
/// </summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private const string Requirement = "WORKBENCH_REQUIRE";
    private const string Installed = "/usr/lib/postgresql";

    /// <summary>The server refuses to run as root.</summary>
    private const string Owner = "postgres";

    private readonly string binaries;
    private readonly string folder = Directory.CreateTempSubdirectory("workbench-postgres-").FullName;
    private readonly int port = FreePort();

    private OwnPostgres(string binaries) => this.binaries = binaries;

    public string Connection => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username={Owner};Database=postgres");

    private string Data => Path.Combine(folder, "data");

    /// <summary>Skips the test where there are no binaries, unless the environment requires them.</summary>
    public static async Task<OwnPostgres> StartAsync(CancellationToken cancellation)
    {
        var server = new OwnPostgres(Binaries());
        try
        {
            if (Environment.IsPrivilegedProcess)
            {
                await RunAsync("chown", [Owner, server.folder], server.folder, cancellation);
            }

            await server.RunAsync("initdb", ["-D", server.Data, $"--username={Owner}", "--auth=trust", "--encoding=UTF8"], cancellation);
            await server.StartAgainAsync(cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns once the server takes connections.</summary>
    public Task StartAgainAsync(CancellationToken cancellation) => RunAsync(
        "pg_ctl",
        [
            "start", "--wait", "-D", Data, "-l", Path.Combine(folder, "log"),
            "-o", string.Create(CultureInfo.InvariantCulture, $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"),
        ],
        cancellation);

    /// <param name="mode"><c>fast</c>: every transaction is undone and every connection ended. <c>immediate</c>: as if the server had died.</param>
    public Task StopAsync(string mode, CancellationToken cancellation) => RunAsync("pg_ctl", ["stop", "--wait", "-m", mode, "-D", Data], cancellation);

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await StopAsync("immediate", CancellationToken.None);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static string Binaries()
    {
        var found = Directory.Exists(Installed)
            ? Directory.EnumerateDirectories(Installed).Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "pg_ctl"))).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        if (found is null)
        {
            var isRequired = (Environment.GetEnvironmentVariable(Requirement) ?? "").Contains("postgres", StringComparison.Ordinal);
            Assert.False(isRequired, $"{Installed} holds no PostgreSQL server, but {Requirement} asks for one.");
            Assert.Skip($"{Installed} holds no PostgreSQL server that a test could stop and start.");
        }

        return found;
    }

    private Task RunAsync(string command, string[] arguments, CancellationToken cancellation)
    {
        var program = Path.Combine(binaries, command);
        return Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", Owner, "--", program, .. arguments], folder, cancellation)
            : RunAsync(program, arguments, folder, cancellation);
    }

    private static async Task RunAsync(string program, string[] arguments, string folder, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await said}{await complained}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
