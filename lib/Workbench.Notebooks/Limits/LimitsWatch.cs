using Workbench.Core.Connectors;
using Workbench.Ledger;

namespace Workbench.Notebooks.Limits;

/// <summary>
/// Keeps the gates of the open accounts at what the ledger says, once a second, so that nothing has to be started again. The process that
/// writes the ledger also writes down what another one wished.
/// </summary>
/// <param name="note">Where wishes of other processes lie; null where another process writes the ledger.</param>
internal sealed class LimitsWatch(ILedger ledger, LimitsNote? note, Func<AccountSide, IEnumerable<AccountGate>> gates, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stop = new();
    private Task looking = Task.CompletedTask;

    /// <summary>Takes in what holds now, and looks again from then on.</summary>
    public void Start()
    {
        Apply();
        looking = Task.Run(() => LookAsync(stop.Token), stop.Token);
    }

    /// <summary>Takes in what the ledger says at this moment.</summary>
    public void Apply()
    {
        foreach (var row in ledger.Read.Limits())
        {
            foreach (var gate in gates(row.Side))
            {
                gate.Change(row.Limits);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            await Task.Delay(Glance, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!cancellation.IsCancellationRequested)
            {
                await LookOnceAsync(cancellation);
            }
        }
    }

    /// <summary>Whoever wished looks whether it came to pass, and says so where it did not; a load does not end over it.</summary>
    private async Task LookOnceAsync(CancellationToken cancellation)
    {
        try
        {
            if (note?.Take() is { } left)
            {
                await ledger.CommitAsync(left.Wish.From(ledger.Read.Limits(), left.By), cancellation);
            }

            Apply();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The next look may succeed; a watch that ended could take in no resume any more.
        }
    }
}
