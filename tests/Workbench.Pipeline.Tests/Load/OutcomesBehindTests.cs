using Workbench.Core.Errors;
using Workbench.Pipeline.Load;

namespace Workbench.Pipeline.Tests.Load;

public sealed class OutcomesBehindTests
{
    [Fact]
    public async Task SettleAsync_OutcomeOnItsWay_WaitsForIt()
    {
        using var halt = new CancellationTokenSource();
        var (behind, outcome) = (new OutcomesBehind(halt), new TaskCompletionSource());
        behind.Add(outcome.Task);

        var settling = behind.SettleAsync();
        Assert.False(settling.IsCompleted);
        outcome.SetResult();

        await settling;
        Assert.False(halt.IsCancellationRequested);
    }

    [Fact]
    public async Task SettleAsync_OutcomesThatCouldNotBeRecorded_ThrowsTheFirst()
    {
        using var halt = new CancellationTokenSource();
        var behind = new OutcomesBehind(halt);
        behind.Add(Task.FromException(new LedgerException("the disk is full")));
        behind.Fail(new LedgerException("the ledger refuses everything"));

        var failure = await Assert.ThrowsAsync<LedgerException>(behind.SettleAsync);

        Assert.Equal("the disk is full", failure.Message);
    }

    [Fact]
    public void Add_OutcomeThatCouldNotBeRecorded_HaltsAtOnce()
    {
        using var halt = new CancellationTokenSource();

        new OutcomesBehind(halt).Add(Task.FromException(new LedgerException("the disk is full")));

        Assert.True(halt.IsCancellationRequested);
    }
}
