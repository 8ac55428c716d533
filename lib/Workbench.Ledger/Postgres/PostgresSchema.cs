using System.Globalization;
using Workbench.Core.Errors;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Postgres;

/// <summary>Makes the schema of a ledger and brings it up to date, by the same numbered scripts as a ledger file.</summary>
internal static class PostgresSchema
{
    private const string Version = "SELECT max(number) FROM script";

    /// <summary>Makes the schema and the row of its lease, where there are none. Everything else is made by whoever holds that.</summary>
    public static void Prepare(PostgresSession session, PostgresPlace place)
    {
        // Two workers may open a new ledger at the same moment.
        session.Script("BEGIN");
        session.Scalar("SELECT pg_advisory_xact_lock(hashtext($1))", $"workbench {place.Schema}");
        session.Script(
            $"""
            CREATE SCHEMA IF NOT EXISTS {place.Schema};
            CREATE TABLE IF NOT EXISTS writer (
                one BOOLEAN PRIMARY KEY CHECK (one), token BIGINT NOT NULL, holder TEXT NOT NULL, until TIMESTAMPTZ NOT NULL);
            INSERT INTO writer VALUES (true, 0, '', '-infinity') ON CONFLICT DO NOTHING;
            COMMIT
            """);
    }

    /// <summary>Brings the schema up to date, in one transaction of the session that holds the lease.</summary>
    /// <exception cref="LedgerException">A newer workbench wrote the ledger, or the lease was lost.</exception>
    public static void Apply(PostgresSession session, PostgresPlace place)
    {
        session.Begin();
        session.Script($"CREATE TABLE IF NOT EXISTS script (number BIGINT PRIMARY KEY); {Functions()}");
        var names = SchemaScripts.Names();
        for (var version = Known(session, place); version < names.Length; version++)
        {
            session.Script(Dialect.Script(SchemaScripts.Read(names[version])));
            session.Run("INSERT INTO script (number) VALUES ($1)", version + 1);
        }

        session.Commit();
    }

    /// <exception cref="LedgerException">There is no ledger at the place, or its version is not the one that this code reads.</exception>
    public static void RequireCurrent(PostgresSession session, PostgresPlace place)
    {
        var version = IsThere(session, place) ? Known(session, place) : 0;
        if (version == 0)
        {
            throw new LedgerException($"There is no ledger {place.Name}. Run notebook 01-discovery, copy one there with 'workbench ledger copy', or name another one.");
        }

        if (version < SchemaScripts.Newest)
        {
            throw new LedgerException(string.Create(
                CultureInfo.InvariantCulture,
                $"The ledger {place.Name} has schema version {version}, this workbench reads {SchemaScripts.Newest}. Open it once for writing, which brings it up to date."));
        }
    }

    public static bool IsThere(PostgresSession session, PostgresPlace place) =>
        session.Scalar("SELECT to_regclass($1)::text", $"{place.Schema}.script") is not null;

    private static long Known(PostgresSession session, PostgresPlace place)
    {
        var version = session.Scalar(Version) as long? ?? 0;
        return version <= SchemaScripts.Newest
            ? version
            : throw new LedgerException(string.Create(
                CultureInfo.InvariantCulture,
                $"The ledger {place.Name} has schema version {version}, this workbench knows up to {SchemaScripts.Newest}. Use the newer workbench that wrote it."));
    }

    private static string Functions()
    {
        using var stream = typeof(PostgresSchema).Assembly.GetManifestResourceStream("Postgres/Functions.sql")!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
