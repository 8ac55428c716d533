using Workbench.Core.Connectors;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Tests.Stores;

namespace Workbench.Ledger.Tests.Commits;

public abstract class LimitsChangesContract(StoreKind kind) : LedgerContract(kind)
{
    private static readonly AccountLimits Nights = new(0.8, DayWindow.Parse("18:00-06:00", "Europe/Berlin"));

    [Fact]
    public async Task Limits_SetTwice_AreTheNewestWordOfEachSide()
    {
        await using var ledger = await CreateAsync();
        await ledger.CommitAsync(Set(AccountSide.Destination, Nights), Set(AccountSide.Source, new(0.5)));
        await ledger.CommitAsync(Set(AccountSide.Destination, Nights with { IsPaused = true }));

        var rows = ledger.Read.Limits();
        Assert.Equal([AccountSide.Destination, AccountSide.Source], rows.Select(row => row.Side));
        Assert.Equal(Nights with { IsPaused = true }, rows[0].Limits);
        Assert.Equal((new AccountLimits(0.5), "Ada", FixedClock.Start), (rows[1].Limits, rows[1].By, rows[1].At));
        Assert.Equal(3, ledger.Read.Events().Count(row => row.Change == nameof(LedgerChange.LimitsSet)));
    }

    [Fact]
    public async Task Limits_SetAgainToTheSame_AreNoEvent()
    {
        await using var ledger = await CreateAsync();
        await ledger.CommitAsync(Set(AccountSide.Destination, Nights));
        await ledger.CommitAsync(Set(AccountSide.Destination, Nights));

        Assert.Single(ledger.Read.Events());
    }

    [Fact]
    public async Task Verify_LimitsEditedBehindTheLedger_AreNamed()
    {
        await using var ledger = await CreateAsync();
        await ledger.CommitAsync(Set(AccountSide.Destination, Nights));
        Assert.Empty(ledger.Store.Verify().Findings);

        ledger.Store.Run("UPDATE account_limits SET share = 1");
        Assert.Contains("limits of the destination", Assert.Single(ledger.Store.Verify().Findings), StringComparison.Ordinal);
    }

    private static LedgerChange.LimitsSet Set(AccountSide side, AccountLimits limits) => new(side, limits, "Ada");
}

public sealed class LimitsChangesOnSqliteTests() : LimitsChangesContract(StoreKind.Sqlite);

public sealed class LimitsChangesOnPostgresTests() : LimitsChangesContract(StoreKind.Postgres);
