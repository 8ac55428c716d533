using Microsoft.Data.Sqlite;
using Workbench.Host.Manifests;
using Workbench.Tests.Shared;

namespace Workbench.Host.Tests.Manifests;

/// <summary>A copy of the committed example, to be spoiled.</summary>
internal sealed class ExampleCopy : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Path => folder.Path;

    public static ExampleCopy Make()
    {
        var copy = new ExampleCopy();
        var example = System.IO.Path.Combine(Repository.Root.FullName, "docs", "example-audit");
        foreach (var file in Directory.EnumerateFiles(example, "*", SearchOption.AllDirectories))
        {
            var place = copy.File(System.IO.Path.GetRelativePath(example, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(place)!);
            System.IO.File.Copy(file, place);
        }

        return copy;
    }

    public string File(string name) => folder.File(name);

    public Task<RecordVerification> VerifyAsync() => RecordVerification.RunAsync(Path, null, TestContext.Current.CancellationToken);

    public void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File("ledger.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => folder.Dispose();
}
