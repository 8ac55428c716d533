using Workbench.Connectors;
using Workbench.Core.Connectors;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Notebooks.Migrations;

namespace Workbench.Notebooks.Tests.Bench;

/// <summary>A migration that was discovered, with the real Intercom connector and without any call to a vendor. It is 2026-03-04.</summary>
internal static class DiscoveredMigration
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Opens it with a proposed plan.</summary>
    public static async Task<Notebooks.Bench> OpenAsync(string folder, FieldType level = FieldType.Choice, string organization = "Acme Support", params LedgerChange[] more)
    {
        var bench = await OpenWithoutPlanAsync(folder, level, organization, more);
        await bench.ProposePlan();
        return bench;
    }

    /// <summary>Opens it as it stands before notebook 03.</summary>
    public static async Task<Notebooks.Bench> OpenWithoutPlanAsync(string folder, FieldType level = FieldType.Choice, string organization = "Acme Support", params LedgerChange[] more)
    {
        Directory.CreateDirectory(folder);
        var accounts = new EnvironmentFile(AccountOf("ivinex", ConnectorCatalog.Sources["ivinex"].Account), AccountOf("intercom", ConnectorCatalog.Destinations["intercom"].Account));
        await new MigrationFile("ivinex-intercom", organization, new Dictionary<string, EnvironmentFile> { [OpenMigration.Production] = accounts })
            .WriteAsync(folder, Cancellation);
        await FillAsync(folder, level, more);
        return await Notebooks.Bench.OpenAsync(folder, new March(), Cancellation);
    }

    private static AccountFile AccountOf(string system, AccountTemplate template)
    {
        foreach (var name in template.Secrets(template.Settings))
        {
            Environment.SetEnvironmentVariable(SecretSource.NameOf(OpenMigration.Production, system, name), "not-a-secret");
        }

        return new AccountFile(template.BaseUrl, template.Settings);
    }

    private static async Task FillAsync(string folder, FieldType level, LedgerChange[] more)
    {
        var source = new SchemaSnapshot("ivinex", "acme",
            [
                new ObjectSchema("10", "Contacts", Kind.Contact, 1,
                [
                    new FieldSchema("email", "E-mail", FieldType.Email, FieldRole.Email),
                    new FieldSchema("region", "Region", FieldType.Text, IsCustom: true),
                    new FieldSchema("level", "Level", level, IsCustom: true, Options: level == FieldType.Choice ? [new("1", "Gold"), new("2", "Silver")] : []),
                ]),
            ], [], []);
        var destination = new SchemaSnapshot("intercom", "acme",
            [
                new ObjectSchema("company", "Companies", Kind.Organization, 0, []),
                new ObjectSchema("contact", "Contacts", Kind.Contact, 0,
                [
                    new FieldSchema("email", "E-mail", FieldType.Email, FieldRole.Email),
                    new FieldSchema("area", "Area", FieldType.Text, IsCustom: true),
                    new FieldSchema("locked", "Locked", FieldType.Text, IsWritable: false),
                ]),
            ], [], []);
        await using var ledger = await SqliteLedger.OpenAsync(Path.Combine(folder, "ledger.db"), TimeProvider.System, Cancellation);
        await ledger.CommitAsync(
            [
                new LedgerChange.DocumentSaved("snapshot/source", CanonicalJson.Write(source)),
                new LedgerChange.DocumentSaved("snapshot/destination", CanonicalJson.Write(destination)),
                new LedgerChange.DocumentSaved("findings", CanonicalJson.Write(Array.Empty<Finding>())),
                .. more,
            ],
            Cancellation);
    }

    private sealed class March : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    }
}
