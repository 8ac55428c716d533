using System.Globalization;
using Npgsql;

namespace Workbench.Benchmarks.Attachments;

/// <summary>
/// Files that a source gives out at a bounded rate for each connection, downloaded by one, two and four workers: the wire is the limit, and it
/// grows with the workers.
/// </summary>
internal static class AttachmentBenchmark
{
    private const string Server = "WORKBENCH_POSTGRES";
    private const string Variable = "WORKBENCH_BENCHMARK_OF_ATTACHMENTS";

    /// <summary>Downloads that a worker has under way at once.</summary>
    private const int SideBySide = 4;

    public static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellation)
    {
        var server = Environment.GetEnvironmentVariable(Server) ?? throw new InvalidOperationException($"{Server} names no PostgreSQL server, and workers need one.");
        var database = string.Create(CultureInfo.InvariantCulture, $"attachments_{Environment.ProcessId}");
        var folder = Directory.CreateTempSubdirectory("workbench-attachments-").FullName;
        await RunAsync(server, $"CREATE DATABASE {database}", cancellation);
        try
        {
            Environment.SetEnvironmentVariable(Variable, new NpgsqlConnectionStringBuilder(server) { Database = database }.ToString());
            return await MeasureAsync(folder, cancellation);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await RunAsync(server, $"DROP DATABASE {database} WITH (FORCE)", CancellationToken.None);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(string folder, CancellationToken cancellation)
    {
        var written = Path.Combine(folder, "operator");
        await using var server = await AttachmentServer.StartAsync(written, cancellation);
        var one = await RunAsync(1);
        var two = await RunAsync(2);
        var four = await RunAsync(4);
        return
        [
            new("one worker", one.MegabytesPerSecond, "MB/s"),
            new("two workers", two.MegabytesPerSecond, "MB/s"),
            new("four workers", four.MegabytesPerSecond, "MB/s"),
            new("one worker against what its four connections carry", 100 * one.MegabytesPerSecond * 1e6 / (SideBySide * AttachmentSample.BytesPerSecond), "%"),
            new("two workers against one", two.MegabytesPerSecond / one.MegabytesPerSecond, "times", Least: 1.5),
            new("four workers against one", four.MegabytesPerSecond / one.MegabytesPerSecond, "times", Least: 2.5),
            new("files given out more than once", one.Files + two.Files + four.Files - 3 * AttachmentSample.Files, "", Most: 0),
        ];

        async Task<Served> RunAsync(int workers)
        {
            var own = Path.Combine(folder, workers.ToString(CultureInfo.InvariantCulture));
            Copy(written, Path.Combine(own, "operator"));
            var download = new SharedDownload(own, workers, Variable, server);
            var served = await download.RunAsync(cancellation);
            var begun = string.Join(", ", download.Begun.Select(after => after.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)));
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{workers}: {served.Files} files, {served.Bytes / 1e6:0} MB in {served.Seconds:0.0} s; taken up {begun} s after it was asked for"));
            return served;
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static async Task RunAsync(string server, string sql, CancellationToken cancellation)
    {
        await using var open = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
        await open.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, open);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
