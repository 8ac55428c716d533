using System.Globalization;
using Workbench.Core.Errors;
using Workbench.Core.Security;
using Workbench.Ledger;
using Workbench.Ledger.Postgres;

namespace Workbench.Notebooks.Migrations;

/// <summary>Where the ledgers of a migration are: in files of its folder, or on the PostgreSQL server that <c>migration.json</c> names.</summary>
public sealed class LedgerPlaces(string directory, LedgerFile? file, SecretSource secrets)
{
    private const string FileName = "ledger.db";

    /// <summary>True where the ledgers are on a server, and the files of the folder are copies for the record.</summary>
    public bool AreOnServer => file is not null;

    /// <summary>Reads <c>migration.json</c>; a folder without one has its ledgers in files.</summary>
    /// <exception cref="PlanException">It is malformed, or a symbolic link stands in the folder.</exception>
    public static async Task<LedgerPlaces> ReadAsync(string directory, CancellationToken cancellation) =>
        File.Exists(Path.Combine(directory, MigrationFile.FileName))
            ? new LedgerPlaces(directory, (await MigrationFile.ReadAsync(directory, cancellation)).Ledger, SecretSource.FromMachine())
            : new LedgerPlaces(directory, null, new SecretSource(new Dictionary<string, string>()));

    /// <summary>The ledger file of an environment in the folder; where the ledger is on a server, the place of its copy.</summary>
    public string FileOf(string environment) => Path.Combine(
        Path.GetFullPath(directory), environment == OpenMigration.Production ? FileName : Path.Combine(environment, FileName));

    /// <summary>The ledger of an environment.</summary>
    /// <exception cref="PlanException">The connection string is not set, or a name is none.</exception>
    public LedgerPlace Of(string environment) => OnServer(environment) is { } place ? LedgerPlace.Postgres(place) : LedgerPlace.File(FileOf(environment));

    /// <summary>The ledger of an environment on the server; null where it is a file.</summary>
    /// <exception cref="PlanException">The connection string is not set, or a name is none.</exception>
    public PostgresPlace? OnServer(string environment) => file is null
        ? null
        : new PostgresPlace(
            ConnectionOf(file.Connection, secrets), environment == OpenMigration.Production ? file.Schema : $"{file.Schema}_{environment}");

    /// <summary>Refuses a name under which a new migration would write into what is somebody else's. Files are the folder's own.</summary>
    /// <exception cref="PlanException">One of its schemas holds a ledger already, or the name is one of PostgreSQL's or the workbench's own.</exception>
    /// <exception cref="LedgerException">The server cannot be reached.</exception>
    public void RequireUnused()
    {
        if (file is null)
        {
            return;
        }

        if (file.Schema == "public" || file.Schema.StartsWith("workbench_", StringComparison.Ordinal))
        {
            throw new PlanException($"'{file.Schema}' is no name for the ledgers of a migration: 'public' belongs to everybody, and 'workbench_...' to the workbench. Choose another schema.");
        }

        foreach (var place in new[] { OpenMigration.Production, OpenMigration.Rehearsal }.Select(Of))
        {
            if (place.Exists())
            {
                throw new PlanException($"There is a ledger {place.Name} already, and each migration has its own. Choose another schema.");
            }
        }
    }

    /// <summary>This process as the writer of a ledger of this migration.</summary>
    public PostgresWriter WriterHere(Action<string> says) =>
        Writer(says) is var writer && file?.Lease is { } lease ? writer with { Lease = lease } : writer;

    /// <summary>This process, as others are told of it where they find a ledger taken.</summary>
    public static PostgresWriter Writer(Action<string> says) =>
        new(string.Create(CultureInfo.InvariantCulture, $"pid {System.Environment.ProcessId} on {System.Environment.MachineName}")) { Says = says };

    /// <summary>The connection string under a name, from the environment or the user secrets.</summary>
    /// <exception cref="PlanException">It is not set. The string itself is never said, and never stands on a command line.</exception>
    public static Secret ConnectionOf(string name, SecretSource secrets) => secrets.Named(name) ?? throw new PlanException(
        name.StartsWith("WORKBENCH_", StringComparison.Ordinal)
            ? $"The environment variable {name} is not set. Set it to PostgreSQL's connection string; the string itself never stands on a command line or in a file of the migration."
            : "The name of the variable with PostgreSQL's connection string begins with WORKBENCH_, for example WORKBENCH_POSTGRES. The string itself never stands on a command line.");
}
