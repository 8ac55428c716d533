using Workbench.Core.Records;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Extract;

namespace Workbench.Pipeline.Tests.Extract;

public sealed class FetchedFilesTests : IDisposable
{
    private const string Body = "5f3c";

    private readonly string folder = Directory.CreateTempSubdirectory("fetched-tests-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_ListsOfSeveralProcesses_HoldsAllOfThem()
    {
        var fetched = new FetchedFiles(folder);
        await using (var one = fetched.Begin("one"))
        {
            await using var other = fetched.Begin("other");
            await one.AddAsync(new FetchedFile(Body, Stored("1")), Cancellation);
            await other.AddAsync(new FetchedFile(Body, Stored("2")), Cancellation);

            // Also while they go on.
            Assert.Equal(2, fetched.Read().Count);
        }

        Assert.Equal(Stored("2"), fetched.Read()[(Key("2"), Body)]);
        Assert.False(fetched.Read().ContainsKey((Key("2"), "another body")));
    }

    [Fact]
    public async Task Read_LineThatWasNotFinished_IsLeftOut()
    {
        var fetched = new FetchedFiles(folder);
        await using (var list = fetched.Begin("killed"))
        {
            await list.AddAsync(new FetchedFile(Body, Stored("1")), Cancellation);
        }

        await File.AppendAllTextAsync(Directory.EnumerateFiles(folder).Single(), """{"body":"5f3c","file":{"key":"ivi""", Cancellation);

        Assert.Equal([(Key("1"), Body)], fetched.Read().Keys);
    }

    [Fact]
    public async Task Clear_TakenOver_LeavesNothing()
    {
        var fetched = new FetchedFiles(folder);
        await (fetched.Begin("one")).DisposeAsync();

        fetched.Clear();

        Assert.Empty(Directory.EnumerateFiles(folder));
        Assert.Empty(fetched.Read());
    }

    [Fact]
    public void ShardOf_ManyRecords_PutsEachIntoOneAndFillsAll()
    {
        var shards = Enumerable.Range(0, 400).Select(number => FetchStep.ShardOf(Key($"{number}"), 4)).ToList();

        Assert.Equal(shards, Enumerable.Range(0, 400).Select(number => FetchStep.ShardOf(Key($"{number}"), 4)));
        Assert.All(Enumerable.Range(0, 4), shard => Assert.InRange(shards.Count(found => found == shard), 60, 140));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static RecordKey Key(string id) => RecordKey.Parse($"ivinex/attachment/{id}");

    private static LedgerChange.FileStored Stored(string id) => new(Key(id), $"{id}.pdf", "application/pdf", 7, new string('a', 64), null, null);
}
