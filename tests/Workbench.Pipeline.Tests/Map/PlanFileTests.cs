using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Pipeline.Map;

namespace Workbench.Pipeline.Tests.Map;

public sealed class PlanFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plan-tests-");

    private string FilePath => Path.Combine(folder.FullName, "plan.json");

    [Fact]
    public async Task ReadAsync_WrittenPlan_HasTheSameHash()
    {
        var plan = new Plan(
            "ivinex-intercom",
            [new ObjectPlan("10", "Kontakte & <Co>", Kind.Contact, Outcome.Mapped, "contact",
                [new FieldPlan("a", "b", new Transform.MapValues(new Dictionary<string, string> { ["é"] = "e" })), new FieldPlan("c", null, new Transform.Skip("not-chosen"), 0.25, "why")])],
            new Dictionary<string, string> { ["2"] = "x", ["1"] = "y" },
            null,
            new Dictionary<string, string> { ["ticketType"] = "Ivinex ticket" });

        await PlanFile.WriteAsync(FilePath, plan, TestContext.Current.CancellationToken);
        var read = await PlanFile.ReadAsync(FilePath, TestContext.Current.CancellationToken);

        Assert.Equal(plan.Hash(), read.Hash());
        Assert.Equal(["plan.json"], folder.GetFiles().Select(file => file.Name));
    }

    [Fact]
    public async Task ReadAsync_BadJson_NamesFileLineAndColumn()
    {
        var message = await ReadFailureAsync("{\n  \"route\": \"x\",\n  \"objects\": oops\n}");

        Assert.Contains("plan.json, line 3, column 14", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"route":"r","objects":[{"sourceObject":"1","sourceLabel":"l","kind":"contact","outcome":"mapped","fields":[{"source":"a","transform":{}}]}],"agents":{},"choices":{}}""")]
    [InlineData("""{"route":"r","objects":[{"sourceObject":"1","sourceLabel":"l","kind":"contact","outcome":"mapped","fields":[{"source":"a","transform":{"type":"teleport"}}]}],"agents":{},"choices":{}}""")]
    public async Task ReadAsync_NoPlan_IsAPlanException(string text) =>
        Assert.Contains("plan.json", await ReadFailureAsync(text), StringComparison.Ordinal);

    [Fact]
    public async Task ReadAsync_FileOfMoreBytesThanAnyPlan_IsNotRead()
    {
        await using (var large = File.Create(FilePath))
        {
            large.SetLength((64 << 20) + 1);
        }

        var error = await Assert.ThrowsAsync<PlanException>(() => PlanFile.ReadAsync(FilePath, TestContext.Current.CancellationToken));

        Assert.Contains("larger than 64 MB and was not read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_NoFile_SaysWhichNotebookMakesIt()
    {
        var error = await Assert.ThrowsAsync<PlanException>(() => PlanFile.ReadAsync(FilePath, TestContext.Current.CancellationToken));

        Assert.Contains("notebook 03", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<string> ReadFailureAsync(string text)
    {
        await File.WriteAllTextAsync(FilePath, text, TestContext.Current.CancellationToken);
        return (await Assert.ThrowsAsync<PlanException>(() => PlanFile.ReadAsync(FilePath, TestContext.Current.CancellationToken))).Message;
    }
}
