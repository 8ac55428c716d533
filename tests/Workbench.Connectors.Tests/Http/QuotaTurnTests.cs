using Workbench.Connectors.Http;
using Workbench.Core.Connectors;

namespace Workbench.Connectors.Tests.Http;

/// <summary>A credential that other processes use as well.</summary>
public sealed class QuotaTurnTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private readonly ManualClock clock = new();
    private readonly HandTurn turn = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AcquireAsync_NotOurTurn_WaitsAndSaysSo()
    {
        var quota = Quota();

        var asked = quota.AcquireAsync(1, Cancellation).AsTask();
        Assert.False(asked.IsCompleted);
        Assert.Equal((0, 1), turn.Told);

        turn.Give();
        using var permit = await asked;
        Assert.True(permit.IsAcquired);
        Assert.Equal((1, 0), turn.Told);
    }

    [Fact]
    public async Task AcquireAsync_NewTurn_LetsOneGoAheadUntilItsAnswer()
    {
        var quota = Quota();
        turn.Give();

        using var first = await quota.AcquireAsync(1, Cancellation);
        var second = quota.AcquireAsync(1, Cancellation).AsTask();
        Assert.False(second.IsCompleted);

        quota.Observe(new HttpAnswer("any", 200, new Dictionary<string, string>(), default, null, Now), Now);
        using var permit = await second;
        Assert.True(permit.IsAcquired);
    }

    [Fact]
    public async Task AcquireAsync_FirstOfATurnIsNeverAnswered_LetsAnotherGoAhead()
    {
        var quota = Quota();
        turn.Give();
        (await quota.AcquireAsync(1, Cancellation)).Dispose();

        using var second = await quota.AcquireAsync(1, Cancellation);
        var third = quota.AcquireAsync(1, Cancellation).AsTask();

        Assert.True(second.IsAcquired);
        Assert.False(third.IsCompleted);
    }

    [Fact]
    public async Task AcquireAsync_TurnEnds_BeginsNothingMoreAndTellsWhenAllIsOver()
    {
        var quota = Quota();
        turn.Give();
        var first = await quota.AcquireAsync(1, Cancellation);

        turn.End();
        var second = quota.AcquireAsync(1, Cancellation).AsTask();
        Assert.Equal((1, 1), turn.Told);
        first.Dispose();

        Assert.False(second.IsCompleted);
        Assert.Equal((0, 1), turn.Told);
    }

    [Fact]
    public async Task MaySend_TurnWasLostAfterThePermit_IsFalse()
    {
        var quota = Quota();
        turn.Give();
        using var permit = await quota.AcquireAsync(1, Cancellation);
        Assert.True(quota.MaySend);

        turn.Lose();

        Assert.False(quota.MaySend);
    }

    [Fact]
    public async Task AcquireAsync_BegunAndTheRightIsLostForGood_IsRefusedAndWhatIsNotBegunWaits()
    {
        var isOurs = true;
        var quota = new Quota(new FreeRule(), clock, turn: turn, maySend: () => isOurs);
        var begun = quota.AcquireAsync(1, CancellationToken.None).AsTask();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var free = quota.AcquireAsync(1, stop.Token).AsTask();
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(begun.IsCompleted);

        isOurs = false;
        clock.Advance(TimeSpan.FromSeconds(2));

        using var permit = await begun;
        Assert.False(permit.IsAcquired);
        Assert.False(free.IsCompleted);
        Assert.Equal((0, 1), turn.Told);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => free);
    }

    [Fact]
    public void UsedByOthers_EvenPace_WaitsAsIfTheyHadJustSent()
    {
        var rule = new PaceRule(10);
        Assert.Null(rule.NextAt(Now, 0));

        rule.UsedByOthers(Now);

        Assert.Equal(Now.AddMilliseconds(100), rule.NextAt(Now, 0));
    }

    private Quota Quota() => new(new FreeRule(), clock, turn: turn);

    /// <summary>No limit but the turn.</summary>
    private sealed class FreeRule : QuotaRule
    {
        public override QuotaReading Reading => new(null, null, null, 0, 0);

        public override DateTimeOffset? NextAt(DateTimeOffset now, int inFlight) => null;

        public override void Sent(DateTimeOffset now, int inFlight)
        {
        }

        public override void Observe(HttpAnswer answer, DateTimeOffset sentAt)
        {
        }
    }

    /// <summary>A turn that the test gives and takes.</summary>
    private sealed class HandTurn : IQuotaTurn
    {
        public event Action? Changed;

        public long Number { get; private set; }

        public bool IsOurs { get; private set; }

        public bool MayBegin { get; private set; }

        public (int InFlight, int Waiting) Told { get; private set; }

        public void Report(int inFlight, int waiting) => Told = (inFlight, waiting);

        public void Give() => Set(true, true, 1);

        public void End() => Set(true, false, 0);

        public void Lose() => Set(false, false, 0);

        private void Set(bool isOurs, bool mayBegin, int turns)
        {
            (IsOurs, MayBegin, Number) = (isOurs, mayBegin, Number + turns);
            Changed?.Invoke();
        }
    }
}
