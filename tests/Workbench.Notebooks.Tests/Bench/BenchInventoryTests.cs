using Workbench.Connectors;
using Workbench.Core.Connectors;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Tables;

namespace Workbench.Notebooks.Tests.Bench;

/// <summary>The hand-off of every pair on a ledger that was discovered and holds relations, without any call to a vendor.</summary>
public sealed class BenchInventoryTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bench-tests-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Pairs with a page may be listed before their connectors stand.</summary>
    public static TheoryData<string> Pairs =>
    [
        .. from source in ConnectorCatalog.Sources.Keys
           from destination in ConnectorCatalog.Destinations.Keys
           select $"{source}-{destination}",
    ];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task WriteInventories_NoOperatorFiles_WritesEveryFileOfThePair(string pair)
    {
        await using var bench = await OpenAsync(pair);

        var table = await bench.WriteInventories();

        string[] inventories = ["workflows", "sla", "views", "groups", "reports", "portals", "mail-accounts", "widgets", "channel-view"];
        Assert.Equal(
            [
                .. inventories.SelectMany(name => new[] { $"{name}.md", $"{name}.csv", $"{name}.json" }).Select(file => $"deliverables/inventories/{file}"),
                "deliverables/reports/volumes-by-month.csv",
                "deliverables/reports/response-times.csv",
                "deliverables/reports/agents.csv",
                "deliverables/inventories/hierarchy.csv",
                "deliverables/inventories/organization-links.csv",
            ],
            table.Rows.Select(row => (string)row[0]!));
        Assert.All(table.Rows, row => Assert.True(File.Exists(Path.Combine(folder.FullName, (string)row[0]!))));
        Assert.Contains(
            "'=Acme", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "deliverables/inventories/organization-links.csv"), Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Inventories_NoOperatorFiles_AreTablesThatSayWhy(string pair)
    {
        await using var bench = await OpenAsync(pair);

        Table[] tables =
        [
            await bench.WorkflowInventory(), await bench.SlaInventory(), await bench.ViewInventory(), await bench.ReportInventory(),
            await bench.PortalInventory(), await bench.MailAccountInventory(), await bench.WidgetInventory(),
        ];

        Assert.All(tables, table => Assert.Equal(0, table.RowCount));
        Assert.All(tables, table => Assert.Contains("is absent or names none", table.Caption, StringComparison.Ordinal));
        Assert.Equal(1, (await bench.GroupInventory()).RowCount);
        Assert.Equal(1, (await bench.OrganizationLinks()).RowCount);
        Assert.Equal(1, (await bench.AgentActivity()).RowCount);
        Assert.Equal(0, (await bench.Hierarchy()).RowCount);
        Assert.Equal(0, (await bench.ChannelView()).RowCount);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<Notebooks.Bench> OpenAsync(string pair)
    {
        var route = RouteCatalog.Load(pair);
        var accounts = new EnvironmentFile(
            AccountOf(route.Source, ConnectorCatalog.Sources[route.Source].Account),
            AccountOf(route.Destination, ConnectorCatalog.Destinations[route.Destination].Account));
        await new MigrationFile(pair, "Acme", new Dictionary<string, EnvironmentFile> { [OpenMigration.Production] = accounts })
            .WriteAsync(folder.FullName, Cancellation);
        await FillAsync(route.Source, route.Destination);
        return await Notebooks.Bench.OpenAsync(folder.FullName, TimeProvider.System, Cancellation);
    }

    private static AccountFile AccountOf(string system, AccountTemplate template)
    {
        foreach (var name in template.Secrets(template.Settings))
        {
            Environment.SetEnvironmentVariable(SecretSource.NameOf(OpenMigration.Production, system, name), "not-a-secret");
        }

        return new AccountFile(template.BaseUrl, template.Settings);
    }

    private async Task FillAsync(string source, string destination)
    {
        var contact = new RecordKey(source, Kind.Contact, "1");
        var organization = new RecordKey(source, Kind.Organization, "2");
        var schema = new SchemaSnapshot(source, "acme", [], [new AgentSchema("7", "Ada", "ada@example.com", true)], [new TeamSchema("3", "Desk", ["7"])]);
        await using var ledger = await SqliteLedger.OpenAsync(Path.Combine(folder.FullName, "ledger.db"), TimeProvider.System, Cancellation);
        await ledger.CommitAsync(
            [
                new LedgerChange.DocumentSaved("snapshot/source", CanonicalJson.Write(schema)),
                new LedgerChange.DocumentSaved("snapshot/destination", CanonicalJson.Write(schema with { System = destination })),
                new LedgerChange.DocumentSaved("findings", CanonicalJson.Write(Array.Empty<Finding>())),
                Extracted(contact, "Cy"),
                Extracted(organization, "=Acme"),
                new LedgerChange.LinkExtracted(new RecordLink(contact, LinkRole.Organization, organization), 1),
            ],
            Cancellation);
    }

    private static LedgerChange.RecordExtracted Extracted(RecordKey key, string label) =>
        new(new SourceRecord(key, key.Kind.Print(), "{}"u8.ToArray(), null), 1, null, "", label);
}
