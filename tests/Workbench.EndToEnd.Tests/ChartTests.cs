using System.Globalization;
using Workbench.Core.Verifying;
using Workbench.EndToEnd.Tests.Running;

namespace Workbench.EndToEnd.Tests;

/// <summary>What the charts of an executed notebook show is what the complete lists add up to.</summary>
public sealed class ChartTests(PreparedStage prepared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Charts_OfNotebook07_EqualTheCompleteLists()
    {
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        await stage.LoadAsync(Cancellation);
        var result = await WorkbenchCli.RunAsync(["run", Path.Combine(folder.Run, "notebooks", "07-reconciliation.ipynb")], Cancellation);
        Assert.True(result.ExitCode == 0, result.ToString());

        var executed = Path.Combine(folder.Run, "executed", "07-reconciliation.ipynb");
        var verdicts = CsvRows.Read(Path.Combine(folder.Run, "deliverables", "lists", "verdicts.csv"));
        var shown = (await Marks.ReadAsync(executed, "bench.VerdictChart", Cancellation)).Where(mark => mark.Value != 0);
        Assert.Equal(
            verdicts.GroupBy(row => (row["object"], row["verdict"])).Select(group => $"{group.Key}: {group.Count()}").Order(StringComparer.Ordinal),
            shown.Select(mark => $"{(mark.Category, mark.Series)}: {mark.Value}").Order(StringComparer.Ordinal));

        var totals = CsvRows.Read(Path.Combine(folder.Run, "deliverables", "lists", "verdict-totals.csv"));
        Assert.Equal(
            verdicts.GroupBy(row => (row["object"], row["field"])).Select(group => $"{group.Key}: {group.Count()}").Order(StringComparer.Ordinal),
            totals.Select(row => $"{(row["object"], row["field"])}: {row["all"]}").Order(StringComparer.Ordinal));
        Assert.All(totals, row => Assert.Equal(row["all"], Enum.GetNames<VerdictClass>().Sum(name => int.Parse(row[name], CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture)));

        var records = CsvRows.Read(Path.Combine(folder.Run, "deliverables", "lists", "records.csv"));
        var counts = (await Marks.ReadAsync(executed, "bench.CountChart", Cancellation)).ToDictionary(mark => mark.Category, mark => mark.Value);
        Assert.Equal(records.Count, counts["Source records"]);
        Assert.Equal(0, counts["Unexplained"]);
        Assert.Equal(records.Count(row => row["state"] is "Loaded" or "Verified" or "Differs"), Math.Abs(counts["Loaded"]));
        Assert.Equal(records.Count(row => row["state"] == "Folded"), Math.Abs(counts["Merged or flattened"]));
        Assert.Equal(records.Count(row => row["state"] == "Inventoried"), Math.Abs(counts["Inventory"]));
    }
}
