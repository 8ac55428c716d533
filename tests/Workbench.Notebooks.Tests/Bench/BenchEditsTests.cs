using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map;

namespace Workbench.Notebooks.Tests.Bench;

/// <summary>A person's changes on a discovered migration with the real Intercom connector, without any call to a vendor.</summary>
public sealed class BenchEditsTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("bench-tests-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(root.FullName, "first");

    private string Review => Path.Combine(Folder, "deliverables", "mapping-review.csv");

    [Fact]
    public async Task Map_ExistingField_WritesThePlanAndShowsBeforeAndAfter()
    {
        await using var bench = await DiscoveredMigration.OpenAsync(Folder);
        var before = await PlanAsync();

        var table = await bench.Map("contact", "region", to: "Area", by: "Ada");

        var after = await PlanAsync();
        Assert.Equal("area", Row(after, "region").Destination);
        Assert.Equal("chosen by Ada on 2026-03-04", Row(after, "region").Why);
        Assert.Equal(1, table.RowCount);
        Assert.Equal(["Contacts", "region"], table.Rows[0].Take(2));
        Assert.Contains(after.Hash()[..8], table.Caption, StringComparison.Ordinal);
        Assert.Contains(before.Hash()[..8], table.Caption, StringComparison.Ordinal);
        Assert.Contains("signed again", table.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Map_NewAttribute_IsWhatTheConnectorWouldCreate()
    {
        await using var bench = await DiscoveredMigration.OpenAsync(Folder);

        await bench.Map("contact", "region", to: "mig_c_my_region", by: "Ada");

        Assert.Equal("mig_c_my_region", Row(await PlanAsync(), "region").Destination);
    }

    [Fact]
    public async Task MapValues_OnAMap_KeepsItsOtherValues()
    {
        await using var bench = await DiscoveredMigration.OpenAsync(Folder);

        await bench.MapValues("contact", "Level", "Ada", ("Gold", "A"), ("Silver", "B"));
        await bench.MapValues("contact", "level", by: "Ada", ("Gold", "Top"));

        Assert.Equal(new Dictionary<string, string> { ["Gold"] = "Top", ["Silver"] = "B" }, Assert.IsType<Transform.MapValues>(Row(await PlanAsync(), "level").Transform).Values);
    }

    [Fact]
    public async Task SkipAndChange_Fields_StandInThePlan()
    {
        await using var bench = await DiscoveredMigration.OpenAsync(Folder);

        await bench.Skip("contact", "region", "Ada");
        await bench.Change("contact", "level", "truncate", "Ada", """{"maxCharacters":3}""");

        var plan = await PlanAsync();
        Assert.Equal(new Transform.Skip("not-chosen"), Row(plan, "region").Transform);
        Assert.Equal(new Transform.Truncate(3), Row(plan, "level").Transform);
    }

    [Fact]
    public async Task Map_Impossible_ChangesNothing()
    {
        await using var bench = await DiscoveredMigration.OpenAsync(Folder);
        var before = await File.ReadAllTextAsync(Path.Combine(Folder, "plan.json"), Cancellation);

        Assert.Contains("nearest: 'region'", (await Assert.ThrowsAsync<PlanException>(() => bench.Map("contact", "regoin", "area", "Ada"))).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be written", (await Assert.ThrowsAsync<PlanException>(() => bench.Map("contact", "region", "locked", "Ada"))).Message, StringComparison.Ordinal);
        Assert.Contains("name of the person", (await Assert.ThrowsAsync<PlanException>(() => bench.Map("contact", "region", "area", ""))).Message, StringComparison.Ordinal);
        Assert.Contains("maxBytes", (await Assert.ThrowsAsync<PlanException>(() => bench.Change("contact", "region", "truncate", "Ada", """{"maxBytes":3}"""))).Message, StringComparison.Ordinal);

        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(Folder, "plan.json"), Cancellation));
        Assert.False(Directory.Exists(Path.Combine(root.FullName, "choices")));
    }

    [Fact]
    public async Task ReadReview_UntouchedFile_LeavesThePlan()
    {
        await using var bench = await DiscoveredMigration.OpenAsync(Folder);
        var before = (await PlanAsync()).Hash();

        await bench.WriteReview();
        var display = await bench.ReadReview("deliverables/mapping-review.csv", "Ada");

        Assert.Contains("says what the plan says", display.ToPlainText(), StringComparison.Ordinal);
        Assert.Equal(before, (await PlanAsync()).Hash());
        Assert.Contains("stays as it is", (await bench.ReadReview("", "")).ToPlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadReview_ChangedRows_AreAppliedTogetherOrNotAtAll()
    {
        await using var bench = await DiscoveredMigration.OpenAsync(Folder);
        await bench.WriteReview();
        var before = (await PlanAsync()).Hash();
        var text = await File.ReadAllTextAsync(Review, Cancellation);

        await File.WriteAllTextAsync(Review, text.Replace("mig_c_region", "area", StringComparison.Ordinal).Replace("mig_c_level", "locked", StringComparison.Ordinal), Cancellation);
        var error = await Assert.ThrowsAsync<PlanException>(() => bench.ReadReview(Review, "Ada"));
        Assert.Matches(@"mapping-review\.csv, line \d+, column 7: .*locked.* cannot be written", error.Message);
        Assert.Equal(before, (await PlanAsync()).Hash());

        await File.WriteAllTextAsync(Review, text.Replace("mig_c_region", "area", StringComparison.Ordinal), Cancellation);
        Assert.Contains("1 row would change", (await bench.CompareReview(Review)).ToPlainText(), StringComparison.Ordinal);
        Assert.Equal(before, (await PlanAsync()).Hash());
        Assert.Contains("1 row changed", (await bench.ReadReview(Review, "Ada")).ToPlainText(), StringComparison.Ordinal);
        Assert.Equal(("area", "chosen by Ada"), (Row(await PlanAsync(), "region").Destination, Row(await PlanAsync(), "region").Why![..13]));
    }

    [Fact]
    public async Task WriteReview_EditedFile_IsKeptBesideIt()
    {
        await using var bench = await DiscoveredMigration.OpenAsync(Folder);
        await bench.WriteReview();
        await bench.WriteReview();
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Review)!));
        await File.WriteAllTextAsync(Review, (await File.ReadAllTextAsync(Review, Cancellation)).Replace("mig_c_region", "area", StringComparison.Ordinal), Cancellation);

        Assert.Contains("mapping-review.1.csv", (await bench.WriteReview()).ToPlainText(), StringComparison.Ordinal);

        Assert.Contains(",area,", await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(Review)!, "mapping-review.1.csv"), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProposePlan_SameOrganizationAgain_RemembersTheChoices()
    {
        await using (var bench = await DiscoveredMigration.OpenAsync(Folder))
        {
            await bench.Map("contact", "region", to: "area", by: "Ada");
            await bench.Map("contact", "level", to: "mig_c_rank", by: "Ada");
        }

        await using var second = await DiscoveredMigration.OpenAsync(Path.Combine(root.FullName, "second"), level: FieldType.Number);

        var plan = await PlanFile.ReadAsync(Path.Combine(root.FullName, "second", "plan.json"), Cancellation);
        Assert.Equal("area", Row(plan, "region").Destination);
        Assert.EndsWith(", remembered", Row(plan, "region").Why, StringComparison.Ordinal);
        Assert.Equal("mig_c_level", Row(plan, "level").Destination);
        var shown = (await second.RememberedChoices()).ToPlainText();
        Assert.Contains("applied", shown, StringComparison.Ordinal);
        Assert.Contains("was Choice and is Number now", shown, StringComparison.Ordinal);
        Assert.Equal(["acme-support.ivinex-intercom.jsonl"], Directory.GetFiles(Path.Combine(root.FullName, "choices")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task RememberedChoices_NoOrganizationNamed_SaysSo()
    {
        await using var bench = await DiscoveredMigration.OpenAsync(Folder, organization: "ORGANIZATION");
        await bench.Map("contact", "region", to: "area", by: "Ada");

        Assert.Contains("names no organization", (await bench.RememberedChoices()).ToPlainText(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(root.FullName, "choices")));
    }

    public void Dispose() => root.Delete(recursive: true);

    private static FieldPlan Row(Plan plan, string field) => plan.For("10")!.For(field)!;

    private Task<Plan> PlanAsync() => PlanFile.ReadAsync(Path.Combine(Folder, "plan.json"), Cancellation);
}
