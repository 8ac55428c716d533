using Workbench.Ledger.Reading;
using Workbench.Ledger.Verification;

namespace Workbench.Ledger.Tests.Stores;

/// <summary>A place for one ledger, that a test can open, look at from outside and change behind the ledger's back.</summary>
internal abstract class TestStore : IAsyncDisposable
{
    public abstract LedgerPlace LedgerPlace { get; }

    public abstract Task<ILedger> OpenAsync();

    public abstract LedgerReader OpenReader();

    /// <summary>Transactions of a ledger that this store opened.</summary>
    public abstract long Transactions(ILedger ledger);

    public abstract VerificationReport Verify(string? root = null);

    /// <summary>Runs statements on the database itself.</summary>
    public abstract void Run(string sql);

    public abstract ValueTask DisposeAsync();
}
