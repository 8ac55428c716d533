using System.Collections.Concurrent;
using Workbench.Connectors.Ivinex;
using Workbench.Contract.Tests;
using Workbench.Core.Connectors;
using Workbench.Emulators;

[assembly: AssemblyFixture(typeof(PreparedMigrations))]

namespace Workbench.Contract.Tests;

/// <summary>One migration per destination that stands right before its load. Tests take copies of it; the source, which nothing writes to, is shared.</summary>
public sealed class PreparedMigrations : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Original>>> originals = new(StringComparer.Ordinal);

    /// <summary>A copy with a ledger, files and an account of its own.</summary>
    internal async Task<Migration> CopyAsync(DestinationSubject subject, CancellationToken cancellation)
    {
        var original = await originals.GetOrAdd(subject.Name, _ => new Lazy<Task<Original>>(() => PrepareAsync(subject, cancellation))).Value;
        return await Migration.ReopenAsync(subject, original.Source, Copy(original.Folder), original.Known, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var original in originals.Values)
        {
            var (connection, _, folder, _) = await original.Value;
            await connection.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Original> PrepareAsync(DestinationSubject subject, CancellationToken cancellation)
    {
        var connection = await Connection.StartAsync("ivinex", EmulatorCatalog.Find("ivinex"), Migration.Sample, cancellation);
        var source = connection.Open(IvinexSource.Entry);
        var folder = NewFolder();
        var migration = await Migration.PrepareAsync(subject, source, folder, cancellation);
        await migration.CloseAsync();
        return new Original(connection, source, folder, migration.Known);
    }

    private static DirectoryInfo Copy(DirectoryInfo original)
    {
        var copy = NewFolder();
        foreach (var file in original.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var path = Path.Combine(copy.FullName, Path.GetRelativePath(original.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            file.CopyTo(path);
        }

        return copy;
    }

    private static DirectoryInfo NewFolder() => Directory.CreateTempSubdirectory("contract-migration-");

    private sealed record Original(Connection Connection, ISourceConnector Source, DirectoryInfo Folder, Preparation Known);
}
