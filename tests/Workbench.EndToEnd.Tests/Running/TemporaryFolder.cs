namespace Workbench.EndToEnd.Tests.Running;

/// <summary>A folder of its own below the system's temporary folder, removed at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("workbench-e2e-").FullName;

    /// <summary>The run folder; the vendors' state stands beside it in <c>run.vendors</c>.</summary>
    public string Run => Path.Combine(Root, "run");

    public string StateOf(string vendor) => Path.Combine(Run + ".vendors", vendor + ".db");

    /// <summary>A copy that may be spoiled.</summary>
    public TemporaryFolder Copy()
    {
        var copy = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Root, Path.GetRelativePath(Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Root, recursive: true);
    }
}
