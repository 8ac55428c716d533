using Workbench.Connectors;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Schema;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Notebooks.Migrations;

namespace Workbench.Notebooks.Tests.Bench;

/// <summary>Notebook 03 on a ledger with a discovered agent list, without any call to a vendor.</summary>
public sealed class BenchMappingTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bench-tests-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string PlanPath => Path.Combine(folder.FullName, "plan.json");

    private string ProposalsPath => Path.Combine(folder.FullName, "proposals.json");

    [Fact]
    public async Task ProposePlan_FirstTime_WritesThePlanAndWhy()
    {
        await using var bench = await OpenAsync();

        await bench.ProposePlan();

        Assert.True(File.Exists(PlanPath));
        Assert.Equal(1, (await bench.AgentMap()).RowCount);
        Assert.Equal(5, (await bench.ProposalChart()).Categories.Count);
        Assert.Equal(0, (await bench.Proposals()).RowCount);
        Assert.Equal(0, (await bench.LossBudget()).RowCount);
        Assert.Equal(0, (await bench.Preview("ticket")).RowCount);
    }

    [Fact]
    public async Task ProposePlan_PlanWithoutProposals_KeepsThePlanAndWritesTheSameProposals()
    {
        await using var bench = await OpenAsync();
        await bench.ProposePlan();
        var (plan, proposals) = (await File.ReadAllTextAsync(PlanPath, Cancellation), await File.ReadAllTextAsync(ProposalsPath, Cancellation));
        await File.WriteAllTextAsync(PlanPath, plan + "\n", Cancellation);
        File.Delete(ProposalsPath);

        await bench.ProposePlan();

        Assert.Equal(plan + "\n", await File.ReadAllTextAsync(PlanPath, Cancellation));
        Assert.Equal(proposals, await File.ReadAllTextAsync(ProposalsPath, Cancellation));
    }

    [Fact]
    public async Task Proposals_NothingProposedYet_SaysWhichCellToRun()
    {
        await using var bench = await OpenAsync();

        var error = await Assert.ThrowsAsync<PlanException>(bench.Proposals);

        Assert.Contains("notebook 03", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<Notebooks.Bench> OpenAsync()
    {
        var route = RouteCatalog.Load("ivinex-intercom");
        var accounts = new EnvironmentFile(
            AccountOf(route.Source, ConnectorCatalog.Sources[route.Source].Account),
            AccountOf(route.Destination, ConnectorCatalog.Destinations[route.Destination].Account));
        await new MigrationFile(route.Name, "Acme", new Dictionary<string, EnvironmentFile> { [OpenMigration.Production] = accounts })
            .WriteAsync(folder.FullName, Cancellation);
        var schema = new SchemaSnapshot(route.Source, "acme", [], [new AgentSchema("7", "Ada", "ada@example.com", true)], []);
        await using (var ledger = await SqliteLedger.OpenAsync(Path.Combine(folder.FullName, "ledger.db"), TimeProvider.System, Cancellation))
        {
            await ledger.CommitAsync(
                [
                    new LedgerChange.DocumentSaved("snapshot/source", CanonicalJson.Write(schema)),
                    new LedgerChange.DocumentSaved("snapshot/destination", CanonicalJson.Write(schema with { System = route.Destination })),
                    new LedgerChange.DocumentSaved("findings", CanonicalJson.Write(Array.Empty<Finding>())),
                ],
                Cancellation);
        }

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
}
