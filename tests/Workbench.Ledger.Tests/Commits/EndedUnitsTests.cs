using Workbench.Core.Errors;
using Workbench.Ledger.Commits;

namespace Workbench.Ledger.Tests.Commits;

public sealed class EndedUnitsTests
{
    [Fact]
    public async Task Execute_FirstCallerKeepsItsThread_OthersGoOn()
    {
        using var second = new ManualResetEventSlim();
        var units = new[] { new CommitUnit([]), new CommitUnit([]) };
        var cancellation = TestContext.Current.CancellationToken;
        var ended = Task.WhenAll(
            units[0].Ended.ContinueWith(_ => second.Wait(cancellation), cancellation, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default),
            units[1].Ended.ContinueWith(_ => second.Set(), cancellation, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default));

        ThreadPool.UnsafeQueueUserWorkItem(new EndedUnits(units, null), preferLocal: false);

        await ended;
    }

    [Fact]
    public async Task Execute_OneUnitWasRefused_OnlyItsCallerIsTold()
    {
        var units = new[] { new CommitUnit([]), new CommitUnit([]) };
        units[1].Refuse(new LedgerException("unknown record"));

        new EndedUnits(units, null).Execute();

        await units[0].Ended;
        Assert.Equal("unknown record", (await Assert.ThrowsAsync<LedgerException>(() => units[1].Ended)).Message);
    }
}
