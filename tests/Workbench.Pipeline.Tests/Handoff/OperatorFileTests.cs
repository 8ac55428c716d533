using Workbench.Core.Errors;
using Workbench.Pipeline.Handoff;

namespace Workbench.Pipeline.Tests.Handoff;

public sealed class OperatorFileTests : IDisposable
{
    private readonly OperatorFolder folder = new();

    [Theory]
    [InlineData("""{"kind":"workbench.operator/views","version":1,"items":[]}""")]
    [InlineData("""{"version":1,"items":[]}""")]
    [InlineData("null")]
    public async Task ReadAsync_OtherKind_PointsToTheTemplate(string text)
    {
        folder.WriteText("workflows.json", text);

        Assert.Contains("workbench.operator/workflows", (await FailureAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_BadJson_NamesFileLineAndColumn()
    {
        folder.WriteText("workflows.json", "{\n  \"kind\": oops }");

        Assert.Contains("workflows.json, line 2, column 11", (await FailureAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_RowWithoutName_NamesTheLine()
    {
        folder.WriteText("workflows.json", "{\"kind\":\"workbench.operator/workflows\",\n\"items\":[\n{\"key\":\"w1\"}]}");

        Assert.Contains("line 3", (await FailureAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_NullRow_NamesThePlace()
    {
        folder.Write("workflows", "null");

        Assert.Contains("items[0]", (await FailureAsync()).Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private Task<PlanException> FailureAsync() =>
        Assert.ThrowsAsync<PlanException>(() => WorkflowInventory.ReadAsync(folder.Context(), TestContext.Current.CancellationToken));
}
