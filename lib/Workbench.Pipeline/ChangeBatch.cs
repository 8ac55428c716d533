using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Pipeline;

/// <summary>Gathers changes into commits of a fixed size.</summary>
internal sealed class ChangeBatch(ILedger ledger, int size)
{
    private readonly List<LedgerChange> pending = new(size);

    public async ValueTask AddAsync(LedgerChange change, CancellationToken cancellation)
    {
        pending.Add(change);
        if (pending.Count >= size)
        {
            await FlushAsync(cancellation);
        }
    }

    public async ValueTask FlushAsync(CancellationToken cancellation)
    {
        if (pending.Count > 0)
        {
            await ledger.CommitAsync([.. pending], cancellation);
            pending.Clear();
        }
    }
}
