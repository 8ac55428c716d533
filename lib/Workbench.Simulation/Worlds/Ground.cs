using Workbench.Ledger;
using Workbench.Ledger.Postgres;

namespace Workbench.Simulation.Worlds;

/// <summary>Where a seed keeps what outlives its processes.</summary>
/// <param name="Folder">The migration folder.</param>
/// <param name="Ledger">A file in it, or a schema of a server.</param>
internal sealed record Ground(string Folder, LedgerPlace Ledger)
{
    private readonly PostgresPlace? schema;

    /// <summary>
    /// Every process of a simulation. Time leaps there, and on the server it does not: the lease is reckoned by the machine's own clock, and is
    /// longer than any seed may take, so that none is lost because the machine is busy.
    /// </summary>
    public static readonly PostgresWriter Writer = new("the simulation") { Lease = TimeSpan.FromMinutes(10), Clock = TimeProvider.System };

    private Ground(string folder, PostgresPlace schema)
        : this(folder, LedgerPlace.Postgres(schema)) => this.schema = schema;

    public static Ground In(string folder) => new(folder, LedgerPlace.File(Path.Combine(folder, "ledger.db")));

    /// <param name="schema">Holds the ledger; the folder holds everything else.</param>
    public static Ground On(PostgresPlace schema, string folder) => new(folder, schema);

    /// <summary>Removes the ledger from the server; one in a file goes with its folder.</summary>
    /// <exception cref="Core.Errors.LedgerException">The server cannot be reached.</exception>
    public Task DropLedgerAsync() => schema is null ? Task.CompletedTask : SeedSchemas.DropAsync(schema);
}
