using Workbench.Connectors;
using Workbench.Core.Security;
using Workbench.Ledger.Postgres;

namespace Workbench.Notebooks.Migrations;

/// <summary>The secrets of a migration, for whoever has to keep them out of what is shown or stored.</summary>
public static class KnownSecrets
{
    /// <summary>Knows every secret of every account that is set on this machine. Opens nothing, and misses none silently: what is not set cannot leak.</summary>
    public static SecretScrubber Of(MigrationFile file, SecretSource secrets)
    {
        var scrubber = new SecretScrubber();
        secrets = secrets.Of(file);
        var route = RouteCatalog.Load(file.Route);
        foreach (var (environment, accounts) in file.Environments)
        {
            foreach (var (system, template, account) in new[]
            {
                (route.Source, ConnectorCatalog.Sources[route.Source].Account, accounts.Source),
                (route.Destination, ConnectorCatalog.Destinations[route.Destination].Account, accounts.Destination),
            })
            {
                foreach (var secret in template.Secrets(account.Settings).Select(name => secrets.Find(environment, system, name)).OfType<Secret>())
                {
                    scrubber.Know(secret);
                }
            }
        }

        if (file.Ledger is { } ledger && secrets.Named(ledger.Connection) is { } connection)
        {
            scrubber.Know(connection);
            if (new PostgresPlace(connection, ledger.Schema).Password is { } password)
            {
                scrubber.Know(password);
            }
        }

        return scrubber;
    }
}
