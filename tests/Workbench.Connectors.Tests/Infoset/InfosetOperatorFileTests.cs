using Workbench.Connectors.Infoset.Operator;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Tests.Infoset;

public sealed class InfosetOperatorFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workbench-infoset-files-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{\"kind\":\"workbench.operator/chats\"}\n", "line 1")]
    [InlineData("[]\n", "line 1")]
    [InlineData("{\"kind\":\"workbench.operator/calls\"}\n{\"id\":\n", "line 2")]
    public async Task ReadAsync_WrongLine_NamesFileAndLine(string text, string place)
    {
        Write("calls.ndjson", text);
        var fault = await Assert.ThrowsAsync<PlanException>(async () =>
            await OperatorLines.ReadAsync(folder.FullName, "calls", Cancellation).ToListAsync(Cancellation));
        Assert.Contains("calls.ndjson", fault.Message, StringComparison.Ordinal);
        Assert.Contains(place, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_BothForms_TakesTheLines()
    {
        Write("calls.json", "{\"kind\":\"workbench.operator/calls\",\"items\":[{\"id\":\"a\"},{\"id\":\"b\"}]}");
        Assert.Equal(["a", "b"], await IdsAsync());
        Write("calls.ndjson", "{\"kind\":\"workbench.operator/calls\",\"version\":1}\n{\"id\":\"c\"}\n\n");
        Assert.Equal(["c"], await IdsAsync());
    }

    [Theory]
    [InlineData("retention", "{\"chatRetentionDays\":0}")]
    [InlineData("retention", "{\"chatRetentionDays\":\"ninety\"}")]
    [InlineData("pipelines", "{\"id\":3}")]
    [InlineData("recordings", "{\"callId\":\"c-1\"}")]
    [InlineData("agents", "{\"name\":\"Agent One\"}")]
    public void Load_WrongRow_NamesFileAndPlace(string name, string row)
    {
        Write(name + ".json", $"{{\"kind\":\"workbench.operator/{name}\",\"items\":[{row}]}}");
        var fault = Assert.Throws<PlanException>(() => InfosetFiles.Load(folder.FullName));
        Assert.Contains($"{name}.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains("items[0]", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoFolder_IsAllUnknown() => Assert.Null(InfosetFiles.Load(null).ChatDays);

    [Fact]
    public void Templates_Examples_CanBeRead()
    {
        foreach (var template in InfosetFiles.Templates)
        {
            Write(template.Name + ".json", $"{{\"kind\":\"workbench.operator/{template.Name}\",\"items\":[{template.Example}]}}");
        }

        var files = InfosetFiles.Load(folder.FullName);
        Assert.Equal((1, 1, 1, 1, 90), (files.Properties.Count, files.Pipelines.Count, files.Agents.Count, files.Recordings.Count, files.ChatDays));
    }

    [Fact]
    public async Task ReadAsync_LinesThatAreNoUtf8_AreRefusedAndNotReadAsSomethingElse()
    {
        await File.WriteAllBytesAsync(
            Path.Combine(folder.FullName, "calls.ndjson"),
            [.. "{\"kind\":\"workbench.operator/calls\",\"version\":1}\n{\"id\":\"M"u8, 0xFC, .. "ller\"}\n"u8],
            Cancellation);

        var error = await Assert.ThrowsAsync<PlanException>(IdsAsync);

        Assert.Contains("not UTF-8", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    private async Task<IReadOnlyList<string>> IdsAsync() =>
        await OperatorLines.ReadAsync(folder.FullName, "calls", Cancellation).Select(row => row.Text("id")).ToListAsync(Cancellation);
}
