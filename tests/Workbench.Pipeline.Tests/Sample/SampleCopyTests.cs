using System.Text;
using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Sample;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Sample;

public sealed class SampleCopyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_ChosenRecords_ComeWithTheirBodiesLinksAndHomes()
    {
        await using var production = await FilledAsync();
        await using var rehearsal = await BeginAsync();

        await new SampleCopy(production.Read, rehearsal.Environment).RunAsync(Sample("ticket/1", "message/1"), Cancellation);

        Assert.Equal(["ivinex/message/1", "ivinex/ticket/1"], rehearsal.Read.Entries().Select(entry => entry.Key.ToString()));
        var (source, copy) = (production.Read.Entry(Key("message/1"))!, rehearsal.Read.Entry(Key("message/1"))!);
        Assert.Equal(source, copy);
        Assert.Equal(Key("ticket/1"), copy.Home);
        Assert.Equal(production.Read.Body(source.Key, source.BodySha256), rehearsal.Read.Body(copy.Key, copy.BodySha256));
        Assert.Equal(production.Read.LinksFrom(source.Key), rehearsal.Read.LinksFrom(source.Key));
    }

    [Fact]
    public async Task Run_RecordChangedSince_IsDueAgain()
    {
        await using var production = await FilledAsync();
        await using var rehearsal = await BeginAsync();
        var copy = new SampleCopy(production.Read, rehearsal.Environment);
        await copy.RunAsync(Sample("ticket/1"), Cancellation);
        await rehearsal.CommitAsync(new LedgerChange.RecordComposed(Key("ticket/1"), EntryState.Mapped, null, [Create("t")], [], []));

        await copy.RunAsync(Sample("ticket/1"), Cancellation);
        Assert.Equal(EntryState.Mapped, rehearsal.Read.Entry(Key("ticket/1"))!.State);

        await production.CommitAsync(Extracted("ticket/1", "changed", scan: 2));
        await copy.RunAsync(Sample("ticket/1"), Cancellation);
        Assert.Equal(EntryState.Extracted, rehearsal.Read.Entry(Key("ticket/1"))!.State);
    }

    [Fact]
    public async Task Run_RecordDeletedInTheSource_StaysOut()
    {
        await using var production = await FilledAsync();
        await using var rehearsal = await BeginAsync();
        await production.CommitAsync(Extracted("ticket/1", "still there", scan: 2), new LedgerChange.ScanFinished("ticket", 2, 1));

        await new SampleCopy(production.Read, rehearsal.Environment).RunAsync(Sample("ticket/1", "ticket/2"), Cancellation);

        Assert.Equal(["ivinex/ticket/1"], rehearsal.Read.Entries().Select(entry => entry.Key.ToString()));
    }

    private static SampleSet Sample(params string[] keys) => new(1, [], keys.Select(Key).ToHashSet(), []);

    private static async Task<Rehearsal> FilledAsync()
    {
        var test = await BeginAsync();
        await test.CommitAsync(
            Extracted("ticket/1", "one"), Extracted("ticket/2", "two"), Extracted("message/1", "hello"),
            new LedgerChange.LinkExtracted(new RecordLink(Key("message/1"), LinkRole.Parent, Key("ticket/1")), 1),
            new LedgerChange.ScanFinished("message", 1, 1));
        return test;
    }

    private static LedgerChange Extracted(string key, string text, long scan = 1) => new LedgerChange.RecordExtracted(
        new SourceRecord(Key(key), Key(key).Kind.Print(), Encoding.UTF8.GetBytes($"{{\"text\":\"{text}\"}}"), null), scan, PromptClock.Start, "", key);
}
