using Workbench.Core.Errors;
using Workbench.Core.Security;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Commits;
using Workbench.Ledger.Postgres;
using Workbench.Ledger.Reading;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger;

/// <summary>The ledger in one schema of a PostgreSQL database. One process at a time holds the lease to write it.</summary>
public sealed class PostgresLedger : ILedger
{
    private readonly PostgresConnections connections;
    private readonly PostgresSession session;
    private readonly WriterLease lease;
    private readonly LeaseKeeper keeper;
    private readonly CommitThread commits;
    private readonly LedgerReader reader;
    private bool isDisposed;

    private PostgresLedger(PostgresConnections connections, PostgresSession session, WriterLease lease, LeaseKeeper keeper, TimeProvider clock)
    {
        this.connections = connections;
        this.session = session;
        this.lease = lease;
        this.keeper = keeper;
        commits = new CommitThread(session, new ChangeWriter(session, new BodyFiles(null)), clock, connections.Place.Name);
        reader = new LedgerReader(new PostgresStore(connections));
    }

    public ILedgerReader Read => reader;

    /// <summary>The writer's own connection: while nothing is committed, it is free for a copy.</summary>
    internal Session Session => session;

    /// <summary>Transactions since this object was opened; far fewer than commits where callers come together.</summary>
    public long Transactions => commits.Transactions;

    /// <summary>Answered without asking the server.</summary>
    public bool MaySend => lease.IsSafe && !commits.IsBroken;

    /// <summary>Opens a ledger for writing. Creates the schema where there is none, and brings an older one up to date.</summary>
    /// <param name="clock">Gives the times of the events; also of the lease, where the writer names no other.</param>
    /// <exception cref="LedgerException">Another process holds the lease, a newer workbench wrote the ledger, or the server cannot be reached.</exception>
    public static Task<PostgresLedger> OpenAsync(PostgresPlace place, PostgresWriter writer, TimeProvider clock, CancellationToken cancellation) =>
        Task.Run(() => Open(place, writer, clock), cancellation);

    /// <summary>Opens a ledger that may be written by another process at the same time.</summary>
    /// <exception cref="LedgerException">On first use: there is no such ledger, or its schema version is not the one this code reads.</exception>
    public static LedgerReader OpenReader(PostgresPlace place) => new(StoreAt(place));

    /// <summary>True where somebody has made a ledger at the place.</summary>
    /// <exception cref="LedgerException">The server cannot be reached.</exception>
    public static bool Exists(PostgresPlace place)
    {
        using var connections = new PostgresConnections(place, TimeProvider.System, new PostgresWriter(""));
        using var session = new PostgresSession(connections, isWriter: false);
        return PostgresSchema.IsThere(session, place);
    }

    /// <summary>The schemas of a database that hold a ledger, in order.</summary>
    /// <exception cref="LedgerException">The server cannot be reached.</exception>
    public static IReadOnlyList<string> Schemas(Secret connection)
    {
        using var connections = new PostgresConnections(new PostgresPlace(connection, "public"), TimeProvider.System, new PostgresWriter(""));
        using var session = new PostgresSession(connections, isWriter: false);
        return session.List(
            "SELECT table_schema FROM information_schema.tables WHERE table_name IN ('writer', 'script', 'event') GROUP BY table_schema HAVING count(*) = 3 ORDER BY table_schema",
            row => row.GetString(0));
    }

    /// <summary>Who holds the lease on a ledger at this moment; null where nobody does.</summary>
    /// <exception cref="LedgerException">The server cannot be reached.</exception>
    public static string? HolderOf(PostgresPlace place)
    {
        using var connections = new PostgresConnections(place, TimeProvider.System, new PostgresWriter(""));
        using var session = new PostgresSession(connections, isWriter: false);
        return session.Scalar("SELECT holder FROM writer WHERE until > clock_timestamp()") as string;
    }

    public ValueTask CommitAsync(IReadOnlyList<LedgerChange> changes, CancellationToken cancellation) => commits.CommitAsync(changes, cancellation);

    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        await commits.StopAsync();
        connections.Dispose();
        await keeper.DisposeAsync();
        session.Dispose();
        GiveBack(connections, lease);
        reader.Dispose();
    }

    internal static PostgresStore StoreAt(PostgresPlace place)
    {
        var patience = new PostgresWriter("");
        return new PostgresStore(new PostgresConnections(place, TimeProvider.System, patience));
    }

    private static void GiveBack(PostgresConnections connections, WriterLease? lease)
    {
        try
        {
            if (lease is not null)
            {
                using var last = new PostgresSession(connections, isWriter: true);
                lease.Release(last);
            }
        }
        catch (Exception failure) when (ServerFailure.Is(failure) || failure is LedgerException or InvalidOperationException)
        {
            // The server is away: the lease ends by itself.
        }
    }

    private static PostgresLedger Open(PostgresPlace place, PostgresWriter writer, TimeProvider clock)
    {
        var leaseClock = writer.Clock ?? clock;
        var connections = new PostgresConnections(place, leaseClock, writer);
        PostgresSession? session = null;
        WriterLease? lease = null;
        try
        {
            session = new PostgresSession(connections, isWriter: true);
            PostgresSchema.Prepare(session, place);
            lease = WriterLease.Take(session, place.Name, writer.Holder, writer.Lease, leaseClock);
            session.Rest(lease);
            PostgresSchema.Apply(session, place);
            return new PostgresLedger(connections, session, lease, new LeaseKeeper(connections, lease, leaseClock), clock);
        }
        catch (Exception failure)
        {
            // What was begun goes back with the connection, which the lease then outlives: the next one need not wait for its end.
            session?.Dispose();
            GiveBack(connections, lease);
            connections.Dispose();
            if (ServerFailure.Is(failure))
            {
                throw new LedgerException($"The ledger {place.Name} cannot be opened ({failure.Message}). See that the user owns its schema.", failure)
                {
                    IsAway = ServerFailure.IsAway(failure),
                };
            }

            throw;
        }
    }
}
