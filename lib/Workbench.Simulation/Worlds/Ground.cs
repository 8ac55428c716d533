using Workbench.Ledger;
using Workbench.Ledger.Postgres;

namespace Workbench.Simulation.Worlds;

/// <summary>Where a seed keeps what outlives its processes.</summary>
/// <param name="Folder">The migration folder.</param>
/// <param name="Ledger">A file in it, or a schema of a server.</param>
internal sealed record Ground(string Folder, LedgerPlace Ledger)
{
    /// <summary>
    /// Every process of a simulation. Time leaps there, and on the server it does not: the lease is reckoned by the machine's own clock, and is
    /// longer than any seed may take, so that none is lost because the machine is busy.
    /// </summary>
    public static readonly PostgresWriter Writer = new("the simulation") { Lease = TimeSpan.FromMinutes(10), Clock = TimeProvider.System };

    public static Ground In(string folder) => new(folder, LedgerPlace.File(Path.Combine(folder, "ledger.db")));
}
