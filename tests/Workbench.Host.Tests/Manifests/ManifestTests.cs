using Workbench.Host.Manifests;

namespace Workbench.Host.Tests.Manifests;

public sealed class ManifestTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task WriteAsync_Folder_ListsEveryRecordedFile()
    {
        folder.Write("ledger.db", "abc");
        folder.Write("files/a.txt", "");
        folder.Write("ledger.db-wal", "changes");
        folder.Write("manifest.json", "old");

        var manifest = await Manifest.WriteAsync(folder.Path, Manifest.DefaultVolatile, Cancellation);

        Assert.Equal(
            [
                new ManifestFile("files/a.txt", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
                new ManifestFile("ledger.db", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            ],
            manifest.Files);
        Assert.Equal(manifest.Files, (await Manifest.ReadAsync(folder.Path, Cancellation)).Files);
    }

    [Fact]
    public async Task RunAsync_Untouched_IsIntact()
    {
        folder.Write("a.txt", "a");
        await Manifest.WriteAsync(folder.Path, Manifest.DefaultVolatile, Cancellation);
        folder.Write("ledger.db-shm", "volatile");

        Assert.True((await Verify()).IsIntact);
    }

    [Fact]
    public async Task RunAsync_Tampered_NamesEveryDifference()
    {
        folder.Write("gone.txt", "a");
        folder.Write("same-size.txt", "a");
        await Manifest.WriteAsync(folder.Path, Manifest.DefaultVolatile, Cancellation);
        File.Delete(folder.File("gone.txt"));
        folder.Write("same-size.txt", "b");
        folder.Write("sub/new.txt", "c");

        var found = await Verify();

        Assert.False(found.IsIntact);
        Assert.Equal(["gone.txt"], found.Missing);
        Assert.Equal(["same-size.txt"], found.Changed);
        Assert.Equal(["sub/new.txt"], found.Extra);
    }

    [Fact]
    public async Task RunAsync_FileReplacedByLink_IsMissingAndTheLinkIsExtra()
    {
        using var elsewhere = new TemporaryFolder();
        folder.Write("a.txt", "a");
        await Manifest.WriteAsync(folder.Path, Manifest.DefaultVolatile, Cancellation);
        File.Delete(folder.File("a.txt"));
        File.CreateSymbolicLink(folder.File("a.txt"), elsewhere.Write("a.txt", "a"));
        Directory.CreateSymbolicLink(folder.File("linked"), elsewhere.Path);

        var found = await Verify();

        Assert.Equal(["a.txt"], found.Missing);
        Assert.Equal(["a.txt", "linked"], found.Extra);
    }

    [Fact]
    public async Task RunAsync_OddFileNames_AreHashedToo()
    {
        folder.Write(OperatingSystem.IsWindows() ? "ä b.txt" : "ä\\b.txt", "a");
        folder.Write(".hidden", "b");

        var manifest = await Manifest.WriteAsync(folder.Path, Manifest.DefaultVolatile, Cancellation);

        Assert.Equal(2, manifest.Files.Count);
        Assert.True((await Verify()).IsIntact);
    }

    [Theory]
    [InlineData("\"bytes\": 1", "\"bytes\":  1")]
    [InlineData("*.part", "*.csv")]
    [InlineData("ledger.db-wal", "ledger.db-WAL")]
    public async Task RunAsync_ManifestEditedWithoutChangingAFile_IsChanged(string written, string edited)
    {
        folder.Write("a.txt", "a");
        await Manifest.WriteAsync(folder.Path, Manifest.DefaultVolatile, Cancellation);
        folder.Write("manifest.json", File.ReadAllText(folder.File("manifest.json")).Replace(written, edited, StringComparison.Ordinal));

        Assert.Equal(["manifest.json"], (await Verify()).Changed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("not json")]
    public async Task ReadAsync_NoManifest_NamesTheFile(string? content)
    {
        if (content is not null)
        {
            folder.Write("manifest.json", content);
        }

        var thrown = await Assert.ThrowsAsync<ManifestException>(() => Manifest.ReadAsync(folder.Path, Cancellation));

        Assert.StartsWith(folder.File("manifest.json"), thrown.Message, StringComparison.Ordinal);
    }

    /// <summary>A record may come from anybody: what is no manifest must not fill the memory of who checks it.</summary>
    [Fact]
    public async Task ReadAsync_FileOfMoreBytesThanAnyManifest_IsNotRead()
    {
        await using (var large = File.Create(folder.File("manifest.json")))
        {
            large.SetLength((1L << 30) + 1);
        }

        var thrown = await Assert.ThrowsAsync<ManifestException>(() => Manifest.ReadAsync(folder.Path, Cancellation));

        Assert.Contains("too large", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_DeepJson_IsNoManifest()
    {
        folder.Write("manifest.json", $$"""{"volatile":[],"files":[],"more":{{new string('[', 9)}}{{new string(']', 9)}}}""");

        var thrown = await Assert.ThrowsAsync<ManifestException>(() => Manifest.ReadAsync(folder.Path, Cancellation));

        Assert.Contains("maximum configured depth of 8", thrown.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<ManifestVerification> Verify() => ManifestVerification.RunAsync(folder.Path, Manifest.DefaultVolatile, Cancellation);
}
