using Workbench.Core.Connectors;
using Workbench.Ledger.Postgres.Turns;
using Workbench.Ledger.Tests.Stores;

namespace Workbench.Ledger.Tests.Postgres;

public sealed class PostgresTurnTests : IAsyncDisposable
{
    private readonly PostgresTestStore store = new();

    // A schema is one test's own, and so is the credential named after it.
    private string Name => store.Place.Schema;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Report_NobodyElseWants_ComesAndStays()
    {
        var turn = Turn();
        Assert.False(turn.IsOurs);

        turn.Report(0, 1);

        await UntilAsync(turn, () => turn.MayBegin);
        Assert.Equal(1, turn.Number);
    }

    [Fact]
    public async Task Report_OthersWantWhileCallsAreUnderWay_PassesOnceTheyAreOver()
    {
        var (first, second) = (Turn(), Turn());
        first.Report(0, 1);
        await UntilAsync(first, () => first.MayBegin);
        first.Report(1, 1);

        second.Report(0, 1);
        await UntilAsync(first, () => first is { MayBegin: false, IsOurs: true });
        Assert.False(second.IsOurs);

        first.Report(0, 1);
        await UntilAsync(second, () => second.MayBegin);
        Assert.False(first.IsOurs);

        // And back again: both go on taking turns.
        second.Report(0, 1);
        await UntilAsync(first, () => first is { MayBegin: true, Number: 2 });
        Assert.False(second.IsOurs);
    }

    [Fact]
    public async Task Report_WhoeverIsToldFails_IsAskedForAgain()
    {
        var turn = Turn();
        var told = 0;
        turn.Changed += () =>
        {
            if (Interlocked.Increment(ref told) == 1)
            {
                throw new InvalidCastException("not of the server");
            }
        };

        turn.Report(0, 1);

        await UntilAsync(turn, () => turn.MayBegin && Volatile.Read(ref told) > 1);
        Assert.True(turn.IsOurs);

        // It was lost and taken again, and nobody else had it in between.
        Assert.Equal(1, turn.Number);
    }

    [Fact]
    public async Task Report_IdleForAWhileAndNobodyElseCame_IsNoNewTurn()
    {
        var turn = Turn();
        turn.Report(0, 1);
        await UntilAsync(turn, () => turn.MayBegin);
        turn.Report(0, 0);
        await UntilAsync(turn, () => !turn.IsOurs);

        turn.Report(0, 1);

        await UntilAsync(turn, () => turn.MayBegin);
        Assert.Equal(1, turn.Number);
    }

    [Fact]
    public async Task Report_HolderStandsStill_PassesAfterItsTime()
    {
        var clock = new StoppedClock();
        var (paused, other) = (new PostgresTurns(store.Place, "paused", clock).Of(Name), Turn());
        paused.Report(0, 1);
        await UntilAsync(paused, () => paused.MayBegin);
        clock.Stop();

        other.Report(0, 1);
        await UntilAsync(other, () => other.MayBegin);

        clock.GoOn(TimeSpan.FromSeconds(30));
        Assert.False(paused.IsOurs);
    }

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    private IQuotaTurn Turn() => new PostgresTurns(store.Place, "the test", TimeProvider.System).Of(Name);

    private static async Task UntilAsync(IQuotaTurn turn, Func<bool> isHere)
    {
        var changed = new SemaphoreSlim(0);
        void Hear() => changed.Release();
        turn.Changed += Hear;
        while (!isHere())
        {
            await changed.WaitAsync(Cancellation);
        }

        turn.Changed -= Hear;
    }

    /// <summary>The clock of a process that can be made to stand still: none of its timers fires, and then a lot of time has passed.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        private volatile bool isStopped;
        private long passed;

        public void Stop() => isStopped = true;

        public void GoOn(TimeSpan time) => Interlocked.Add(ref passed, (long)(time.TotalSeconds * TimestampFrequency));

        public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref passed);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            isStopped ? new Never() : base.CreateTimer(callback, state, dueTime, period);

        private sealed class Never : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
