namespace Workbench.Notebooks.Migrations;

/// <summary>The part <c>ledger</c> of <c>migration.json</c>: the ledgers of the migration lie on a PostgreSQL server.</summary>
/// <param name="Schema">Schema of production's ledger; that of another environment has its name behind it, such as <c>acme_rehearsal</c>.</param>
/// <param name="Connection">
/// Name of the environment variable, or of the user secret, that holds the connection string; it begins with <c>WORKBENCH_</c>.
/// </param>
/// <param name="Lease">After this time without a sign of life of whoever writes a ledger somebody else may; null for 30 seconds.</param>
public sealed record LedgerFile(string Schema, string Connection = LedgerFile.DefaultConnection, TimeSpan? Lease = null)
{
    public const string DefaultConnection = "WORKBENCH_POSTGRES";

    /// <summary>How a ledger on PostgreSQL is named on a command line, before its schema.</summary>
    public const string OnPostgres = "postgres:";
}
