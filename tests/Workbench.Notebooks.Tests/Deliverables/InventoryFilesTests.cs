using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Notebooks.Deliverables;
using Workbench.Pipeline.Handoff;

namespace Workbench.Notebooks.Tests.Deliverables;

public sealed class InventoryFilesTests : IDisposable
{
    private const string Hostile = "=cmd|' /C calc'!A1 <script>alert(1)</script> [x](http://evil)\n# head";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("deliverables-tests-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WriteAsync_HostileText_IsEncodedInEveryForm()
    {
        var inventory = new Inventory("workflows", "Workflows", ["Name", "Trigger"], [new InventoryRow([Hostile, "+1"], "Rebuild it.")], "-2 of 1");

        var written = await new InventoryFiles(folder.FullName).WriteAsync(inventory, Cancellation);

        Assert.Equal([new("workflows.md", 1), new("workflows.csv", 1), new("workflows.json", 1)], written);
        var csv = await ReadAsync("workflows.csv");
        Assert.Contains("'=cmd", csv, StringComparison.Ordinal);
        Assert.Contains("'+1", csv, StringComparison.Ordinal);
        var markdown = await ReadAsync("workflows.md");
        Assert.DoesNotContain("<script>", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("[x](", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("\n# head", markdown, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await ReadAsync("workflows.json"));
        Assert.Equal(Hostile, json.RootElement[0].GetProperty("Name").GetString());
        Assert.Equal("Rebuild it.", json.RootElement[0].GetProperty(Inventory.RecommendedColumn).GetString());
    }

    [Fact]
    public async Task WriteAsync_NoRows_SaysWhy()
    {
        await new InventoryFiles(folder.FullName).WriteAsync(new Inventory("sla", "SLA policies", ["Name"], [], "operator/sla.json is absent."), Cancellation);

        Assert.Contains("is absent", await ReadAsync("sla.md"), StringComparison.Ordinal);
        Assert.Equal("[]\n", await ReadAsync("sla.json"));
    }

    [Fact]
    public async Task WriteAsync_History_IsWrittenInBothForms()
    {
        await HistoryAsync("""{"recordId":"1","field":"=field","old":"a","new":"@b","at":"2026-01-01T10:00:00Z"}""");

        var written = await new HistoryFiles(folder.FullName, folder.FullName).WriteAsync(new HistoryBounds(null, null), Cancellation);

        Assert.Equal([new("change-history.csv", 1), new("change-history.jsonl", 1)], written);
        Assert.Contains("'=field,a,'@b,2026-01-01T10:00:00Z", await ReadAsync("change-history.csv"), StringComparison.Ordinal);
        Assert.Contains("\"field\":\"=field\"", await ReadAsync("change-history.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_BadHistory_KeepsTheEarlierFile()
    {
        await HistoryAsync("""{"recordId":"1","field":"x","at":"2026-01-01"}""", "oops");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "change-history.csv"), "earlier", Cancellation);

        var failure = await Assert.ThrowsAsync<PlanException>(() =>
            new HistoryFiles(folder.FullName, folder.FullName).WriteAsync(new HistoryBounds(null, null), Cancellation));

        Assert.Contains("line 2", failure.Message, StringComparison.Ordinal);
        Assert.Equal("earlier", await ReadAsync("change-history.csv"));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Task HistoryAsync(params string[] lines) => File.WriteAllLinesAsync(Path.Combine(folder.FullName, HistoryFile.FileName), lines, Cancellation);

    private Task<string> ReadAsync(string name) => File.ReadAllTextAsync(Path.Combine(folder.FullName, name), Cancellation);
}
