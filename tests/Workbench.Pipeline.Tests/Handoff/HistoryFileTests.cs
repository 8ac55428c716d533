using Workbench.Core.Errors;
using Workbench.Pipeline.Handoff;

namespace Workbench.Pipeline.Tests.Handoff;

public sealed class HistoryFileTests : IDisposable
{
    private static readonly HistoryBounds Open = new(null, null);

    private readonly OperatorFolder folder = new();

    [Fact]
    public void Of_NotAskedFor_IsNull() => Assert.Null(HistoryBounds.Of(new Dictionary<string, string> { ["historyFrom"] = "2026-01-01" }));

    [Theory]
    [InlineData("history", "perhaps")]
    [InlineData("historyFrom", "1.1.2026")]
    public void Of_SettingThatMeansNothing_IsNamed(string name, string value)
    {
        var settings = new Dictionary<string, string> { ["history"] = "yes", [name] = value };

        Assert.Contains($"'{name}'", Assert.Throws<PlanException>(() => HistoryBounds.Of(settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_NoFile_IsNoChange() => Assert.Empty(await ReadAsync(Open));

    [Fact]
    public async Task ReadAsync_Bounds_IncludeBothDays()
    {
        folder.WriteText(HistoryFile.FileName, string.Join('\n',
            """{"kind":"workbench.operator/history","version":1}""",
            """{"tab":"Tickets","recordId":"9001","field":"status","old":"Open","new":"=1+1","at":"2026-01-31 23:59:59","by":"41"}""",
            """{"ticketId":10225,"field":"StatusId","old":"300","new":"301","at":"2026-02-01T00:00:00","by":"agent@example.com"}""",
            "",
            """{"ticketId":10225,"field":"StatusId","old":"301","new":"302","at":"2026-02-28T23:59:59Z"}""",
            """{"ticketId":10225,"field":"StatusId","old":"301","new":"302","at":"2026-03-01T00:00:00Z"}"""));
        var bounds = HistoryBounds.Of(new Dictionary<string, string> { ["history"] = "yes", ["historyFrom"] = "2026-02-01", ["historyTo"] = "2026-02-28" })!;

        var changes = await ReadAsync(bounds);

        Assert.Equal(["301", "302"], changes.Select(change => change.New));
        Assert.Equal("ticket/10225", changes[0].Record);
        Assert.Equal("Tickets/9001", (await ReadAsync(Open))[0].Record);
    }

    [Theory]
    [InlineData("{\"recordId\":", "line 2, column")]
    [InlineData("[]", "line 2: the line is not an object")]
    [InlineData("{\"field\":\"x\",\"at\":\"2026-01-01\"}", "line 2: 'recordId'")]
    [InlineData("{\"recordId\":\"1\",\"field\":\"x\",\"at\":\"yesterday\"}", "line 2: 'at'")]
    public async Task ReadAsync_BadLine_IsNamed(string line, string expected)
    {
        folder.WriteText(HistoryFile.FileName, "{\"recordId\":\"1\",\"field\":\"x\",\"at\":\"2026-01-01\"}\n" + line);

        Assert.Contains(expected, (await Assert.ThrowsAsync<PlanException>(() => ReadAsync(Open))).Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private async Task<IReadOnlyList<HistoryChange>> ReadAsync(HistoryBounds bounds) =>
        await HistoryFile.ReadAsync(folder.FullName, bounds, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
