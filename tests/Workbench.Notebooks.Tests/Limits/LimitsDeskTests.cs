using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Notebooks.Limits;

namespace Workbench.Notebooks.Tests.Limits;

public sealed class LimitsDeskTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("limits-tests-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string LedgerPath => Path.Combine(folder, "ledger.db");

    private LimitsDesk Desk => new(folder, TimeProvider.System);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task ChangeAsync_NobodyWrites_WritesTheLedger()
    {
        await (await OpenAsync()).DisposeAsync();

        Assert.True(await Desk.ChangeAsync(new LimitsWish("destination", 0.8), "Ada", Cancellation));

        using var read = SqliteLedger.OpenReader(LedgerPath);
        Assert.Equal((AccountSide.Destination, new AccountLimits(0.8), "Ada"), read.Limits().Select(row => (row.Side, row.Limits, row.By)).Single());
    }

    [Fact]
    public async Task ChangeAsync_AnotherProcessWrites_IsTakenOverByItWithoutRestart()
    {
        await using var ledger = await OpenAsync();
        var (source, destination) = (new AccountGate(TimeProvider.System), new AccountGate(TimeProvider.System));
        await using var watch = new LimitsWatch(
            ledger, new LimitsNote(folder), side => [side == AccountSide.Source ? source : destination], TimeProvider.System);
        watch.Start();

        Assert.False(await Desk.ChangeAsync(new LimitsWish("destination", IsPaused: true), "Ada", Cancellation));

        watch.Apply();
        Assert.Equal((false, true), (source.Limits.IsPaused, destination.Limits.IsPaused));
        Assert.Equal(nameof(LedgerChange.LimitsSet), Assert.Single(ledger.Read.Events()).Change);
        Assert.False(new LimitsNote(folder).IsThere);
    }

    [Fact]
    public async Task Start_LimitsOfAnEarlierRun_HoldFromTheBeginning()
    {
        await using var ledger = await OpenAsync();
        await ledger.CommitAsync([new LedgerChange.LimitsSet(AccountSide.Source, new AccountLimits(0.5), "Ada")], Cancellation);
        var gate = new AccountGate(TimeProvider.System);
        await using var watch = new LimitsWatch(ledger, null, side => side == AccountSide.Source ? [gate] : [], TimeProvider.System);

        watch.Start();

        Assert.Equal(0.5, gate.Limits.Share);
    }

    [Fact]
    public async Task ChangeAsync_Nonsense_ChangesNothingAndAsksNobody()
    {
        await using var ledger = await OpenAsync();

        await Assert.ThrowsAsync<PlanException>(() => Desk.ChangeAsync(new LimitsWish(Share: 7), "Ada", Cancellation));

        Assert.False(new LimitsNote(folder).IsThere);
        Assert.Empty(ledger.Read.Events());
    }

    [Fact]
    public async Task ChangeAsync_NoLedger_SaysSo() =>
        Assert.Contains("no ledger yet", (await Assert.ThrowsAsync<PlanException>(() => Desk.ChangeAsync(new LimitsWish(Share: 0.5), "Ada", Cancellation))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Of_PausedAndOutsideTheHours_SaysWhyNothingIsSent()
    {
        await using var ledger = await OpenAsync();
        await ledger.CommitAsync(
            [
                new LedgerChange.LimitsSet(AccountSide.Source, new AccountLimits(IsPaused: true), "Ada"),
                new LedgerChange.LimitsSet(AccountSide.Destination, new AccountLimits(0.8, DayWindow.Parse("18:00-06:00", "UTC")), "Bob"),
            ],
            Cancellation);

        var text = LimitsTable.Of(ledger.Read, new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero)).ToPlainText();

        Assert.All(
            new[] { "paused", "closed until 2026-03-02 18:00:00Z", "80 %", "18:00-06:00 (UTC)", "Ada", "Bob" },
            words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    private async Task<SqliteLedger> OpenAsync() => await SqliteLedger.OpenAsync(LedgerPath, TimeProvider.System, Cancellation);
}
