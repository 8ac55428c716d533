using Workbench.Ledger.Changes;

namespace Workbench.Ledger;

/// <summary>
/// The one record of truth of one environment of a migration. One process writes at a time; any number may read. What
/// <see cref="CommitAsync"/> has returned for survives a crash of the process and of the machine.
/// </summary>
public interface ILedger : IAsyncDisposable
{
    /// <summary>
    /// Appends changes as one atomic unit and returns when they are durable. Commits that arrive together share one disk flush.
    /// </summary>
    /// <exception cref="Core.Errors.LedgerException">The ledger cannot be written. The run must stop; nothing of this unit was kept.</exception>
    ValueTask CommitAsync(IReadOnlyList<LedgerChange> changes, CancellationToken cancellation);

    /// <summary>
    /// False once another process may have taken over, for example because this one was paused: what is committed as an intent must then not be
    /// sent any more. Always true for a ledger file, which nobody takes from a living process.
    /// </summary>
    bool MaySend => true;

    /// <summary>Reads what is committed. Safe to use from several threads.</summary>
    ILedgerReader Read { get; }
}
