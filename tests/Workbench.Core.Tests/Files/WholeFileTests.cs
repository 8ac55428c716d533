using Workbench.Core.Files;

namespace Workbench.Core.Tests.Files;

public sealed class WholeFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("workbench-core-").FullName;

    private string FilePath => Path.Combine(folder, "ports.json");

    [Fact]
    public async Task WriteAsync_FileIsThere_IsReplaced()
    {
        await WholeFile.WriteAsync(FilePath, "a longer text", TestContext.Current.CancellationToken);
        await WholeFile.WriteAsync(FilePath, "short", TestContext.Current.CancellationToken);

        Assert.Equal("short", await File.ReadAllTextAsync(FilePath, TestContext.Current.CancellationToken));
        Assert.Equal([FilePath], Directory.GetFiles(folder));
    }

    /// <summary>What a process left half-written when it was killed is in the way of nothing.</summary>
    [Fact]
    public async Task WriteAsync_AnEarlierOneWasKilled_WritesAnew()
    {
        await File.WriteAllTextAsync(FilePath + ".new", "{\"half", TestContext.Current.CancellationToken);

        await WholeFile.WriteAsync(FilePath, "{}", TestContext.Current.CancellationToken);

        Assert.Equal("{}", await File.ReadAllTextAsync(FilePath, TestContext.Current.CancellationToken));
    }

    /// <summary>Who has the old file open reads it to its end: the new one is another file under the same name.</summary>
    [Fact]
    public async Task WriteAsync_SomebodyReadsTheOldOne_HasAllOfIt()
    {
        await WholeFile.WriteAsync(FilePath, "the old text", TestContext.Current.CancellationToken);
        await using var open = new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        using var reader = new StreamReader(open);

        await WholeFile.WriteAsync(FilePath, "new", TestContext.Current.CancellationToken);

        Assert.Equal("the old text", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal("new", await File.ReadAllTextAsync(FilePath, TestContext.Current.CancellationToken));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
