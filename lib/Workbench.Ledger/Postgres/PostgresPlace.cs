using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Workbench.Core.Errors;
using Workbench.Core.Security;

namespace Workbench.Ledger.Postgres;

/// <summary>Where a ledger lies on a PostgreSQL server: one schema of a database for each environment of a migration.</summary>
public sealed partial class PostgresPlace
{
    private readonly Secret connection;

    /// <param name="connection">A connection string of Npgsql (<c>Host=...;Database=...;Username=...;Password=...</c>). It is a secret and is never printed.</param>
    /// <param name="schema">A lower-case letter, then up to 62 lower-case letters, digits and underscores.</param>
    /// <exception cref="PlanException">The string cannot be read, or the schema's name has other characters.</exception>
    public PostgresPlace(Secret connection, string schema)
    {
        if (!SchemaName().IsMatch(schema))
        {
            throw new PlanException($"'{schema}' is no name for a ledger on PostgreSQL. Use a lower-case letter, then at most 62 lower-case letters, digits and underscores.");
        }

        this.connection = connection;
        Schema = schema;
        var parsed = Parse();
        Name = $"{schema} in {parsed.Host}:{parsed.Port}/{parsed.Database}";
    }

    public string Schema { get; }

    /// <summary>Schema, server and database, without user and password.</summary>
    public string Name { get; }

    /// <summary>Another schema of the same database.</summary>
    internal PostgresPlace Beside(string schema) => new(connection, schema);

    /// <summary>The password alone, for whoever keeps secrets out of what is shown; null where the string holds none.</summary>
    public Secret? Password => Parse().Password is { Length: > 0 } password ? new Secret(password) : null;

    /// <summary>A connection string for tables that are no ledger's, in this schema.</summary>
    /// <param name="application">How the connections are called on the server.</param>
    public Secret ConnectionFor(string application)
    {
        var settings = Parse();
        (settings.SearchPath, settings.ApplicationName) = (Schema, application);
        return new Secret(settings.ToString());
    }

    public override string ToString() => Name;

    /// <param name="lease">
    /// A connection that may write, for a lease of that length: a transaction that stands still for longer is ended by the server. Null for one that
    /// refuses every statement that would write.
    /// </param>
    /// <param name="longestStatement">For how long a statement is awaited, in whole seconds; null for as long as it takes.</param>
    internal string ConnectionString(TimeSpan? lease, TimeSpan? longestStatement)
    {
        var settings = Parse();
        settings.SearchPath = Schema;
        settings.Pooling = false;
        settings.MaxAutoPrepare = 400;
        settings.AutoPrepareMinUsages = 2;
        settings.CommandTimeout = (int)(longestStatement ?? TimeSpan.Zero).TotalSeconds;
        settings.TcpKeepAlive = true;
        settings.TcpKeepAliveTime = 10;
        settings.TcpKeepAliveInterval = 5;
        settings.IncludeErrorDetail = false;
        settings.ApplicationName = $"workbench {Schema}";
        settings.Options = lease is { } length
            ? string.Create(CultureInfo.InvariantCulture, $"-c synchronous_commit=on -c idle_in_transaction_session_timeout={(long)length.TotalMilliseconds}")
            : "-c default_transaction_read_only=on";
        return settings.ToString();
    }

    private NpgsqlConnectionStringBuilder Parse()
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection.Reveal());
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The failure's own words may quote the string.
            throw new PlanException("The connection string of PostgreSQL cannot be read. It looks like Host=db.example.com;Database=workbench;Username=workbench;Password=...");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}$", RegexOptions.CultureInvariant)]
    private static partial Regex SchemaName();
}
