namespace Workbench.Ledger.Tests.Stores;

/// <summary>What every store of a ledger must do alike: each class of such tests has one subclass per store.</summary>
public abstract class LedgerContract(StoreKind kind)
{
    private protected Task<TemporaryLedger> CreateAsync() => TemporaryLedger.CreateAsync(
        kind == StoreKind.Sqlite ? new SqliteTestStore() : new PostgresTestStore());
}

/// <summary>Where a ledger of the tests is kept.</summary>
public enum StoreKind
{
    Sqlite,
    Postgres,
}
