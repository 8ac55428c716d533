using System.CommandLine;
using Workbench.Core.Errors;
using Workbench.Notebooks.Migrations;

namespace Workbench.Cli.Commands;

/// <summary>The options that say where the ledgers of a new migration are.</summary>
internal static class LedgerOption
{
    public static Option<string?> Create() => new("--ledger") { Description = $"Keep the ledgers on PostgreSQL: {LedgerFile.OnPostgres}SCHEMA. Default: files of the migration folder." };

    /// <summary>The variable with the connection string.</summary>
    public static Option<string> Connection() => new("--connection")
    {
        Description = "Name of the environment variable that holds PostgreSQL's connection string.", DefaultValueFactory = _ => LedgerFile.DefaultConnection,
    };

    /// <returns>Null for files.</returns>
    /// <exception cref="PlanException">The text is none of the two, or the connection string is not set.</exception>
    public static LedgerFile? Parse(string? text, string connection)
    {
        if (text is null)
        {
            return null;
        }

        if (!text.StartsWith(LedgerFile.OnPostgres, StringComparison.Ordinal))
        {
            throw new PlanException($"'{text}' is no place for the ledgers. Write {LedgerFile.OnPostgres}SCHEMA, or leave the option out for files of the migration folder.");
        }

        var ledger = new LedgerFile(text[LedgerFile.OnPostgres.Length..], connection);
        _ = new LedgerPlaces("", ledger, SecretSource.FromMachine()).OnServer(OpenMigration.Rehearsal);
        return ledger;
    }
}
