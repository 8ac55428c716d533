using System.Text;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Ledger.Files;

namespace Workbench.Ledger.Tests.Files;

public sealed class FileStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("file-store-tests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task AddAsync_SameBytesTwice_AreOneFile()
    {
        var store = new FileStore(folder);

        var first = await store.AddAsync(WriteHello, TestContext.Current.CancellationToken);
        var second = await store.AddAsync(WriteHello, TestContext.Current.CancellationToken);

        Assert.Equal(new StoredFile(Sha256Hex.Of("hello"), 5), first);
        Assert.Equal(first, second);
        Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
        using var content = new StreamReader(store.OpenRead(first.Sha256));
        Assert.Equal("hello", await content.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AddAsync_DownloadFails_KeepsNothing()
    {
        var store = new FileStore(folder);

        await Assert.ThrowsAsync<IOException>(() => store.AddAsync(
            async (stream, cancellation) =>
            {
                await WriteHello(stream, cancellation);
                throw new IOException("cut off");
            },
            TestContext.Current.CancellationToken));

        Assert.Empty(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task OpenRead_LinkInPlaceOfTheFile_IsNotFollowed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        var store = new FileStore(folder);
        var stored = await store.AddAsync(WriteHello, TestContext.Current.CancellationToken);
        var place = Directory.GetFiles(folder, stored.Sha256, SearchOption.AllDirectories).Single();
        var elsewhere = Path.Combine(folder, "elsewhere");
        File.Move(place, elsewhere);
        File.CreateSymbolicLink(place, elsewhere);

        Assert.False(store.Contains(stored.Sha256));
        Assert.Throws<LedgerException>(() => store.OpenRead(stored.Sha256));
    }

    [Fact]
    public void Open_AfterACrash_RemovesWhatWasHalfWritten()
    {
        const int nobody = int.MaxValue;
        var left = Path.Combine(folder, $"{nobody}-1.part");
        var own = Path.Combine(folder, $"{Environment.ProcessId}-1.part");
        File.WriteAllText(left, "half");
        File.WriteAllText(own, "still being written");

        _ = new FileStore(folder);

        Assert.Equal([own], Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("../../../../etc/passwd")]
    public void OpenRead_UnknownHash_IsRefused(string sha256) =>
        Assert.Throws<LedgerException>(() => new FileStore(folder).OpenRead(sha256));

    private static Task WriteHello(Stream stream, CancellationToken cancellation) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes("hello"), cancellation).AsTask();
}
