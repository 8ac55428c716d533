using Workbench.Connectors.Http;
using Workbench.Core.Connectors;
using static Workbench.Connectors.Tests.Http.ScriptedVendor;

namespace Workbench.Connectors.Tests.Http;

[Collection(nameof(ManualClockTests))]
public sealed class AccountLimitsTests
{
    private static readonly Uri Root = new("https://api.vendor.test/");

    private readonly ManualClock clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AcquireAsync_Paused_WaitsUntilSomebodyResumes()
    {
        var shelf = new QuotaShelf(clock);
        shelf.Account.Change(new AccountLimits(IsPaused: true));
        var asked = Quota(shelf).AcquireAsync(1, Cancellation).AsTask();
        clock.Advance(TimeSpan.FromDays(3));
        Assert.False(asked.IsCompleted);

        shelf.Account.Change(AccountLimits.None);
        using var permit = await asked;
        Assert.True(permit.IsAcquired);
    }

    [Fact]
    public async Task AcquireAsync_PausedWithACallThatWasBegun_LetsThatOnePass()
    {
        var shelf = new QuotaShelf(clock);
        var quota = Quota(shelf);
        shelf.Account.Change(new AccountLimits(IsPaused: true));
        var other = quota.AcquireAsync(1, Cancellation).AsTask();

        using var begun = await quota.AcquireAsync(1, CancellationToken.None);

        Assert.True(begun.IsAcquired);
        Assert.False(other.IsCompleted);
    }

    [Fact]
    public async Task AcquireAsync_PausedWhileBothWait_LetsWhatWasBegunPassFirst()
    {
        var shelf = new QuotaShelf(clock);
        var quota = Quota(shelf, new PaceRule(1));
        using var first = await quota.AcquireAsync(1, Cancellation);
        var other = quota.AcquireAsync(1, Cancellation).AsTask();
        var begun = quota.AcquireAsync(1, CancellationToken.None).AsTask();
        shelf.Account.Change(new AccountLimits(IsPaused: true));

        using var passed = await clock.RunAsync(begun);

        Assert.True(passed.IsAcquired);
        Assert.False(other.IsCompleted);
    }

    [Fact]
    public async Task AcquireAsync_OutsideTheHours_WaitsForTheirBeginning()
    {
        var shelf = new QuotaShelf(clock);
        shelf.Account.Change(new AccountLimits(Window: DayWindow.Parse("18:00-06:00", "UTC")));
        var asked = Quota(shelf).AcquireAsync(1, Cancellation).AsTask();
        clock.Advance(new DateTimeOffset(2026, 3, 2, 17, 59, 59, TimeSpan.Zero) - clock.GetUtcNow());
        Assert.False(asked.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(1));
        using var permit = await asked;
        Assert.True(permit.IsAcquired);
    }

    [Fact]
    public async Task AcquireAsync_PausedAndCancelled_LeavesTheQueue()
    {
        var shelf = new QuotaShelf(clock);
        shelf.Account.Change(new AccountLimits(IsPaused: true));
        var quota = Quota(shelf);
        using var stop = new CancellationTokenSource();
        var asked = quota.AcquireAsync(1, stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Equal(0, quota.GetStatistics()!.CurrentQueuedCount);
    }

    [Fact]
    public void Change_QuotasOfBothTimes_GiveTheirRulesTheShare()
    {
        var shelf = new QuotaShelf(clock);
        var (before, after) = (new PaceRule(10), new PaceRule(10));
        Quota(shelf, before);
        shelf.Account.Change(new AccountLimits(Share: 0.5));
        Quota(shelf, after, "later");
        Assert.Equal((0.5, 0.5), (before.Share, after.Share));
    }

    [Fact]
    public async Task PassAsync_Paused_EndsWithTheResumptionOrTheCaller()
    {
        var gate = new AccountGate(clock);
        await gate.PassAsync(Cancellation);
        gate.Change(new AccountLimits(IsPaused: true));
        using var stop = new CancellationTokenSource();
        var (waiting, leaving) = (gate.PassAsync(Cancellation), gate.PassAsync(stop.Token));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        Assert.False(waiting.IsCompleted);

        gate.Change(AccountLimits.None);
        await waiting;
    }

    [Fact]
    public void NextAt_HalfOfAnUnknownQuota_KeepsHalfThePace()
    {
        var rule = new PaceRule(10) { Share = 0.5 };
        var now = clock.GetUtcNow();
        rule.Sent(now, 1);
        rule.Sent(now, 2);
        Assert.Equal(now.AddMilliseconds(350), rule.NextAt(now, 2));
    }

    private static Quota Quota(QuotaShelf shelf, QuotaRule? rule = null, string purpose = "") => shelf.For(Root, Token, () => rule ?? new PaceRule(1_000), purpose);
}
