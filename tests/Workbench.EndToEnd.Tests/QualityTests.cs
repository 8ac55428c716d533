using Workbench.EndToEnd.Tests.Running;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests;

/// <summary>Notebook 02 on a small migration: what it shows is what its lists add up to; and the worked example of exploring.</summary>
public sealed class QualityTests(PreparedStage prepared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Notebook02AndExploring_SmallMigration_ShowWhatTheListsAddUpTo()
    {
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        await RunAsync(folder, "02-data-quality.ipynb");

        var lists = Path.Combine(folder.Run, "deliverables", "lists");
        var findings = CsvRows.Read(Path.Combine(lists, "quality-findings.csv"));
        var shown = (await Marks.ReadAsync(Path.Combine(folder.Run, "executed", "02-data-quality.ipynb"), "bench.QualityChart", Cancellation)).Where(mark => mark.Value != 0);
        Assert.Equal(
            findings.GroupBy(row => (row["finding"], row["severity"])).Select(group => $"{group.Key}: {group.Sum(row => long.Parse(row["times"]))}").Order(StringComparer.Ordinal),
            shown.Select(mark => $"{(mark.Category, mark.Series)}: {mark.Value}").Order(StringComparer.Ordinal));

        var records = CsvRows.Read(Path.Combine(lists, "quality-records.csv"));
        var counted = findings.Where(row => row["examples"].Length > 0 && row["times are"] == "counted").ToList();
        Assert.NotEmpty(counted);
        Assert.Equal(
            counted.Select(row => $"{row["finding"]} {row["object"]} {row["field"]}: {row["times"]}").Order(StringComparer.Ordinal),
            records.GroupBy(row => $"{row["finding"]} {row["object"]} {row["field"]}").Select(group => $"{group.Key}: {group.Count()}").Order(StringComparer.Ordinal));
        Assert.Equal(records.Count, (await File.ReadAllLinesAsync(Path.Combine(lists, "quality-records.jsonl"), Cancellation)).Length);
        Assert.False(Directory.Exists(Path.Combine(folder.Run, "scratch")));

        await RunAsync(folder, Path.Combine("scratch", "exploring.ipynb"));
        var months = await Marks.ReadAsync(Path.Combine(folder.Run, "executed", "exploring.ipynb"), "Figure.Line", Cancellation);
        Assert.NotEmpty(months);
    }

    [Theory]
    [InlineData("vivantio-zoho-desk")]
    [InlineData("infoset-gorgias")]
    public async Task ProfileQuality_OtherVendors_KnowsWhereFieldsGo(string route)
    {
        LongTests.Require();
        using var folder = new TemporaryFolder();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation, route);
        await stage.WithBenchAsync(
            async bench =>
            {
                await bench.Discover();
                await bench.SignOff("scope", "Tester");
                await bench.Extract();
                await bench.ProfileQuality();
                await bench.Remedies();
                await bench.QualityMap();
            },
            Cancellation);

        var findings = CsvRows.Read(Path.Combine(folder.Run, "deliverables", "lists", "quality-findings.csv"));
        Assert.Contains(findings, row => row["finding"] == "mojibake");
        Assert.Contains(findings, row => row["goes to"].Contains(':', StringComparison.Ordinal));
        Assert.All(findings, row => Assert.False(string.IsNullOrWhiteSpace(row["what happens"])));
    }

    private static async Task RunAsync(TemporaryFolder folder, string notebook)
    {
        var result = await WorkbenchCli.RunAsync(["run", Path.Combine(folder.Run, "notebooks", notebook)], Cancellation);
        Assert.True(result.ExitCode == 0, result.ToString());
    }
}
