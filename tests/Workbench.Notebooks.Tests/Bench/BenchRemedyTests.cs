using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Ledger.Changes;
using Workbench.Notebooks.Deliverables;
using Workbench.Notebooks.Tests.Displays;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.Quality;

namespace Workbench.Notebooks.Tests.Bench;

/// <summary>Findings of notebook 02 whose remedies are taken into the plan as a person's choices are.</summary>
public sealed class BenchRemedyTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("bench-tests-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(root.FullName, "first");

    private string Lists => Path.Combine(Folder, "deliverables", "lists");

    [Fact]
    public async Task TakeRemedy_PlanWithSuchARow_WritesTheChoiceAsNotebook03Does()
    {
        await using var bench = await DiscoveredMigration.OpenAsync(Folder, more: await ProfileAsync());
        var before = await PlanAsync();

        var table = await bench.TakeRemedy("too-long:10.region", "Ada");

        var after = await PlanAsync();
        Assert.Equal(new Transform.Truncate(40), Row(after, "region").Transform);
        Assert.Equal((Row(before, "region").Destination, "chosen by Ada on 2026-03-04"), (Row(after, "region").Destination, Row(after, "region").Why));
        Assert.NotEqual(before.Hash(), after.Hash());
        Assert.Contains("signed again", table.Caption, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(root.FullName, "choices")));
        Assert.Contains("taken", (await bench.Remedies()).ToPlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakeRemedy_NoPlanYet_ProposesItFirst()
    {
        await using var bench = await DiscoveredMigration.OpenWithoutPlanAsync(Folder, more: await ProfileAsync());
        Assert.Contains("no plan yet", (await bench.Remedies()).ToPlainText(), StringComparison.Ordinal);

        await bench.TakeRemedies("never-filled:10.level, too-long:10.region", "Ada");

        var plan = await PlanAsync();
        Assert.Equal((new Transform.Skip("not-chosen"), null), (Row(plan, "level").Transform, Row(plan, "level").Destination));
        Assert.IsType<Transform.Truncate>(Row(plan, "region").Transform);
        Assert.True(File.Exists(Path.Combine(Folder, "proposals.json")));
    }

    [Fact]
    public async Task TakeRemedy_Impossible_ChangesNothing()
    {
        await using var bench = await DiscoveredMigration.OpenAsync(Folder, more: await ProfileAsync());
        await bench.Skip("contact", "region", "Ada");
        var before = (await PlanAsync()).Hash();

        Assert.Contains("bench.Remedies()", (await Assert.ThrowsAsync<PlanException>(() => bench.TakeRemedy("too-long:10.nothing", "Ada"))).Message, StringComparison.Ordinal);
        Assert.Contains("can do nothing", (await Assert.ThrowsAsync<PlanException>(() => bench.TakeRemedy("duplicate-email:10.email", "Ada"))).Message, StringComparison.Ordinal);
        Assert.Contains("leaves the field behind", (await Assert.ThrowsAsync<PlanException>(() => bench.TakeRemedy("too-long:10.region", "Ada"))).Message, StringComparison.Ordinal);
        Assert.Contains("name of the person", (await Assert.ThrowsAsync<PlanException>(() => bench.TakeRemedy("never-filled:10.level", ""))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<PlanException>(() => bench.TakeRemedies("never-filled:10.level, nonsense", "Ada"));
        Assert.Contains("stays as it is", (await bench.TakeRemedies("", "")).ToPlainText(), StringComparison.Ordinal);

        Assert.Equal(before, (await PlanAsync()).Hash());
    }

    [Fact]
    public async Task QualityDisplays_HostileValues_AreEncodedAndHiddenWhereMasked()
    {
        await using var bench = await DiscoveredMigration.OpenAsync(Folder, more: await ProfileAsync(HostileText.Script));

        foreach (var html in new[]
        {
            NotebookFormatting.Format(await bench.QualityFindings(), "text/html")!, NotebookFormatting.Format(await bench.QualityRecords("duplicate-email"), "text/html")!,
            NotebookFormatting.Format(await bench.QualityChart(), "text/html")!, NotebookFormatting.Format(await bench.QualityMap(), "text/html")!,
        })
        {
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        }

        Assert.True((await bench.QualityFindings()).Columns.Single(column => column.Name == "Example").IsRecordText);
        Assert.Contains("<script>", await File.ReadAllTextAsync(Path.Combine(Lists, QualityRecordsFile.CsvName), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task QualityRecords_CodeIdOrNothing_ShowsTheRecordsOfTheList()
    {
        await using var bench = await DiscoveredMigration.OpenAsync(Folder, more: await ProfileAsync());

        Assert.Contains("ivinex/contact/2", (await bench.QualityRecords("duplicate-email:10.email")).ToPlainText(), StringComparison.Ordinal);
        Assert.Contains("Records that show too-long:10.region", (await bench.QualityRecords()).ToPlainText(), StringComparison.Ordinal);
        Assert.Contains("too-long", (await Assert.ThrowsAsync<PlanException>(() => bench.QualityRecords("nothing"))).Message, StringComparison.Ordinal);
    }

    public void Dispose() => root.Delete(recursive: true);

    private static FieldPlan Row(Plan plan, string field) => plan.For("10")!.For(field)!;

    private Task<Plan> PlanAsync() => PlanFile.ReadAsync(Path.Combine(Folder, "plan.json"), Cancellation);

    /// <summary>A profile for the ledger; its records are in the list, as after the step.</summary>
    private async Task<LedgerChange> ProfileAsync(string text = "twice@example.com")
    {
        var key = new RecordKey("ivinex", Kind.Contact, "2");
        using var records = new QualityRecordsFile(Lists);
        List<QualityFinding> findings =
        [
            Finding("too-long", "region", key, text, new Transform.Truncate(40)),
            Finding("duplicate-email", "email", key, text, null),
            Finding("never-filled", "level", key, text, new Transform.Skip("not-chosen")),
        ];
        findings.ForEach(found => records.Add(new QualityHit(found.Code, found.Object, found.Field, key, text)));
        await records.FinishAsync(Cancellation);
        var profile = new QualityProfile("00000000000000000000", 2, 0, [new ObjectProfile("10", "Contacts", Kind.Contact, 2, [])], findings);
        return new LedgerChange.DocumentSaved("quality", CanonicalJson.Write(profile));
    }

    private static QualityFinding Finding(string code, string field, RecordKey key, string value, Transform? remedy) => new(
        $"{code}:10.{field}", code, QualitySeverity.Warning, "10", field, 1, [new FindingExample(key, value)], value, "Contact", "What happens.", "What to do.", false, remedy);
}
