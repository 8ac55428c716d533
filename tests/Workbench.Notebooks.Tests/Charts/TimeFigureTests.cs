using System.Text.Json;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Notebooks.Charts;

namespace Workbench.Notebooks.Tests.Charts;

/// <summary>Charts over time are drawn from the times of the log.</summary>
public sealed class TimeFigureTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("time-figures-");
    private readonly HandClock clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public async Task Throughput_WritesOverSeconds_CountsEmptySecondsToo()
    {
        await using var ledger = await OpenAsync();
        await IntendAsync(ledger, "a", "b");
        clock.Now += TimeSpan.FromSeconds(2);
        await IntendAsync(ledger, "c");

        var figure = ThroughputFigure.Of(ledger.Read, 5);

        Assert.Equal(["12:00:00", "12:00:01", "12:00:02"], figure.Categories);
        Assert.Equal([2, 0, 1], figure.Series[0].Values);
        Assert.Equal([5, 5, 5], figure.Series[1].Values);
    }

    [Fact]
    public async Task Throughput_WritesOverDays_AveragesOverLongerSlots()
    {
        await using var ledger = await OpenAsync();
        await IntendAsync(ledger, "a");
        clock.Now += TimeSpan.FromHours(30);
        await IntendAsync(ledger, "b");

        var figure = ThroughputFigure.Of(ledger.Read, null);

        Assert.Equal(31, figure.Categories.Count);
        Assert.Single(figure.Series);
    }

    [Fact]
    public async Task Throughput_NothingWritten_IsEmpty()
    {
        await using var ledger = await OpenAsync();

        Assert.Empty(ThroughputFigure.Of(ledger.Read, null).Categories);
    }

    [Fact]
    public async Task CutOver_RoundsAndNames_AddUpToTheWhole()
    {
        await using var ledger = await OpenAsync();
        await StepAsync(ledger, "freeze", "began", 0);
        await StepAsync(ledger, "delta", "ended", 3, minutes: 10);
        await StepAsync(ledger, "delta", "ended", 0, minutes: 5);
        clock.Now += TimeSpan.FromMinutes(45);
        await ledger.CommitAsync([new LedgerChange.SignedOff("cut-over", "Ada", false, "", new Dictionary<string, string>())], Cancellation);

        var figure = CutOverFigure.Of(ledger.Read);

        Assert.Equal("minutes", figure.Labels.Unit);
        Assert.Equal(["Round 1: 3 found", "Round 2: 0 found", "Second name", "All of it"], figure.Categories);
        Assert.Equal([10, 5, 45, 60], figure.Series[0].Values);
        Assert.Equal(figure.Categories.SkipLast(1).Prepend("Freeze"), CutOverMoment.Of(ledger.Read).Select(moment => moment.Name));
    }

    [Fact]
    public async Task CutOver_NotFrozen_IsEmpty()
    {
        await using var ledger = await OpenAsync();

        Assert.Empty(CutOverFigure.Of(ledger.Read).Categories);
    }

    private Task<SqliteLedger> OpenAsync() => SqliteLedger.OpenAsync(Path.Combine(root.FullName, "ledger.db"), clock, Cancellation);

    private static async Task IntendAsync(SqliteLedger ledger, params string[] ids)
    {
        foreach (var key in ids.Select(id => new RecordKey("ivinex", Kind.Contact, id)))
        {
            await ledger.CommitAsync(
                [
                    new LedgerChange.RecordExtracted(new SourceRecord(key, "contacts", "{}"u8.ToArray(), null), 1, null, "", ""),
                    new LedgerChange.RecordComposed(key, EntryState.Mapped, null, [new Write("create", "contact.create", 1, JsonElement.Parse("{}"))], [], []),
                    new LedgerChange.WriteIntended(key, "create", 1, new string('a', 64), false),
                ],
                Cancellation);
        }
    }

    private async Task StepAsync(SqliteLedger ledger, string step, string state, long changed, int minutes = 0)
    {
        clock.Now += TimeSpan.FromMinutes(minutes);
        await ledger.CommitAsync([new LedgerChange.StepMoved(step, state, new Dictionary<string, long> { ["changed"] = changed })], Cancellation);
    }

    private sealed class HandClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
