using Workbench.Core.Hashing;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Estimates;

namespace Workbench.Notebooks.Tests.Bench;

public sealed class BenchEstimateTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bench-tests-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Estimate_BeforeTheExtraction_FollowsTheAssumptions()
    {
        await using var bench = await DiscoveredMigration.OpenWithoutPlanAsync(folder.FullName);
        var before = await HashAsync(bench);

        await AssumeAsync("""{"sourceLatency": "00:00:09"}""");

        Assert.NotEqual(before, await HashAsync(bench));
    }

    [Fact]
    public async Task EstimateChart_Discovered_LeadsToAListOfAllItsParts()
    {
        await using var bench = await DiscoveredMigration.OpenWithoutPlanAsync(folder.FullName);

        var figure = await bench.EstimateChart();

        Assert.Equal("deliverables/lists/estimate.csv", figure.CompleteList);
        var list = await File.ReadAllTextAsync(Path.Combine(folder.FullName, figure.CompleteList!), Cancellation);
        Assert.NotEmpty(figure.Categories);
        Assert.All(figure.Categories, category => Assert.Contains(category, list, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Estimate_AfterTheExtractionBegan_Stands()
    {
        var frozen = new MigrationEstimate("ivinex-intercom", 7, 0, [], TimeSpan.Zero, TimeSpan.Zero, null, [], new Assumptions());
        await using var bench = await DiscoveredMigration.OpenWithoutPlanAsync(
            folder.FullName, more: [new LedgerChange.DocumentSaved(EstimateStep.DocumentName, CanonicalJson.Write(frozen)), new LedgerChange.ScanFinished("10", 1, 1)]);

        await AssumeAsync("""{"sourceLatency": "00:00:09"}""");

        Assert.Equal(frozen.Hash()[..16], await HashAsync(bench));
    }

    [Fact]
    public async Task PlannedAndActual_MeasuredStep_StandsBesideThePlan()
    {
        var took = new Dictionary<string, long> { ["milliseconds"] = 5_000, ["sourceRequests"] = 12, ["destinationRequests"] = 0 };
        await using var bench = await DiscoveredMigration.OpenWithoutPlanAsync(
            folder.FullName, more: [new LedgerChange.StepMoved("measured/extract", "ended", took)]);

        var row = (await bench.PlannedAndActual()).Rows.Single(row => (string)row[0]! == StepNames.Extract);

        Assert.Equal((12L, TimeSpan.FromSeconds(5)), (row[2], row[4]));
        Assert.NotNull(row[5]);
    }

    [Fact]
    public async Task WriteQuote_HostileOrganization_IsTextInBothFiles()
    {
        await using var bench = await DiscoveredMigration.OpenWithoutPlanAsync(folder.FullName, organization: "<script>alert(1)</script>|x");

        await bench.WriteQuote();

        foreach (var name in new[] { "quote.md", "quote.html" })
        {
            var text = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "deliverables", name), Cancellation);
            Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("1,500.00", text.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task<string> HashAsync(Notebooks.Bench bench) => (await bench.Estimate()).Facts.Single(fact => fact.Label == "Hash").Value;

    private Task AssumeAsync(string json) => File.WriteAllTextAsync(Path.Combine(folder.FullName, Assumptions.FileName), json, Cancellation);
}
