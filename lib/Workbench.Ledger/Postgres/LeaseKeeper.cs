using Workbench.Core.Errors;

namespace Workbench.Ledger.Postgres;

/// <summary>Renews a lease while nothing is committed. What it cannot renew it leaves to the next commit, which says what happened.</summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    private readonly PostgresConnections connections;
    private readonly WriterLease lease;
    private readonly PeriodicTimer timer;
    private readonly Task running;

    public LeaseKeeper(PostgresConnections connections, WriterLease lease, TimeProvider clock)
    {
        this.connections = connections;
        this.lease = lease;
        timer = new PeriodicTimer(lease.Length / 3, clock);
        running = RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await running;
    }

    private async Task RunAsync()
    {
        while (await timer.WaitForNextTickAsync())
        {
            try
            {
                using var session = new PostgresSession(connections, isWriter: true);
                lease.Renewed(lease.Hold(session));
            }
            catch (Exception failure) when (ServerFailure.Is(failure) || failure is LedgerException or InvalidOperationException)
            {
                // The server is away, or the lease is lost: either is found by the commit thread as well, which can tell its callers.
            }
        }
    }
}
