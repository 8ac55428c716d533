using Workbench.Core.Errors;
using Workbench.Pipeline.Handoff;

namespace Workbench.Pipeline.Tests.Handoff;

public sealed class OperatorFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("operator-tests-");

    [Fact]
    public async Task ReadAsync_NoFile_IsNoRows() => Assert.Empty(await WorkflowInventory.ReadAsync(folder.FullName, TestContext.Current.CancellationToken));

    [Fact]
    public async Task ReadAsync_Workflows_BecomeRowsWithARecommendation()
    {
        await WriteAsync("workflows", """
            {"kind":"workbench.operator/workflows","version":1,"items":[
              {"key":"w1","name":"Route <b>","enabled":true,"tab":"Tickets","trigger":"Record created",
               "conditions":[{"field":"priority","op":"=","value":"High"},{"field":"status","op":"!=","value":"Closed"}],
               "actions":[{"type":"assign","target":"First line"},{"type":"teleport"}]},
              {"key":"w2","name":"Nudge","enabled":false,"tab":"Tasks","trigger":"Due date reached","conditions":[],"actions":[]}]}
            """);

        var rows = await WorkflowInventory.ReadAsync(folder.FullName, TestContext.Current.CancellationToken);

        Assert.Equal(["w1", "w2"], rows.Select(row => row.Key));
        Assert.Equal("priority = High and status != Closed", rows[0].Conditions);
        Assert.Equal("assign -> First line; teleport", rows[0].Actions);
        Assert.Contains("ticket created", rows[0].Recommended, StringComparison.Ordinal);
        Assert.Contains("no direct action for 'teleport'", rows[0].Recommended, StringComparison.Ordinal);
        Assert.Contains("SLA rule", rows[1].Recommended, StringComparison.Ordinal);
        Assert.Equal("no", rows[1].Enabled);
    }

    [Theory]
    [InlineData("""{"kind":"workbench.operator/views","version":1,"items":[]}""")]
    [InlineData("""{"version":1,"items":[]}""")]
    [InlineData("null")]
    public async Task ReadAsync_OtherKind_PointsToTheTemplate(string text)
    {
        await WriteAsync("workflows", text);

        Assert.Contains("workbench.operator/workflows", (await FailureAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_BadJson_NamesFileLineAndColumn()
    {
        await WriteAsync("workflows", "{\n  \"kind\": oops }");

        Assert.Contains("workflows.json, line 2, column 11", (await FailureAsync()).Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Task WriteAsync(string name, string text) =>
        File.WriteAllTextAsync(Path.Combine(folder.FullName, name + ".json"), text, TestContext.Current.CancellationToken);

    private Task<PlanException> FailureAsync() =>
        Assert.ThrowsAsync<PlanException>(() => WorkflowInventory.ReadAsync(folder.FullName, TestContext.Current.CancellationToken));
}
