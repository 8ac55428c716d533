namespace Workbench.Ledger.Storage;

/// <summary>
/// A copy of a ledger that an earlier workbench wrote, with the tables of this one: a closed record is never changed, and is still read years
/// later. The events and their hashes are the same in both. It lies in a folder that only its owner may read, and goes with its reader.
/// </summary>
internal sealed class UpToDateCopy : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workbench-ledger-");

    /// <param name="old">A connection to the file.</param>
    public UpToDateCopy(SqliteSession old)
    {
        Path = System.IO.Path.Combine(folder.FullName, "ledger.db");
        using var copy = Connections.OpenWriter(Path);
        old.Connection.BackupDatabase(copy.Connection);
        SchemaScripts.Apply(copy, Path);
    }

    public string Path { get; }

    public void Dispose() => folder.Delete(recursive: true);
}
