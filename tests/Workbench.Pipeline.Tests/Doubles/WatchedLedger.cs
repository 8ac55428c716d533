using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Pipeline.Tests.Doubles;

/// <summary>A ledger that lets a test act right before and right after a commit.</summary>
internal sealed class WatchedLedger(ILedger ledger) : ILedger
{
    public bool MaySend { get; init; } = true;

    /// <summary>Runs before each commit. What it throws, the ledger has refused.</summary>
    public Func<IReadOnlyList<LedgerChange>, Task> Committing { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs after each commit, when it is durable.</summary>
    public Action<IReadOnlyList<LedgerChange>> Committed { get; set; } = _ => { };

    public ILedgerReader Read => ledger.Read;

    public async ValueTask CommitAsync(IReadOnlyList<LedgerChange> changes, CancellationToken cancellation)
    {
        await Committing(changes);
        await ledger.CommitAsync(changes, cancellation);
        Committed(changes);
    }

    public ValueTask DisposeAsync() => ledger.DisposeAsync();
}
