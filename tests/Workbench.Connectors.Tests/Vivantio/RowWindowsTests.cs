using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Connectors.Vivantio;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Tests.Vivantio;

/// <summary>Slicing against a list with a cap that nobody states, in an order that nobody promises.</summary>
public sealed class RowWindowsTests
{
    private static readonly int[] Caps = [2, 3, 10, 50, 500, 100_000];

    private int calls;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Lists()
    {
        var cases = new TheoryData<string, int>();
        foreach (var cap in Caps)
        {
            foreach (var shape in new[] { "none", "one", "dense", "far", "gaps", "huge", "late" })
            {
                cases.Add(shape, cap);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task ReadAsync_HiddenCap_BringsEachRowOnce(string shape, int cap)
    {
        var ids = Ids(shape).ToList();
        var read = await ReadAsync(ids, cap, usualRows: 200);
        Assert.Equal(ids.Order(), read);
        Assert.InRange(calls, 1, 400 + (ids.Count * 20 / Math.Min(cap, 200)));
    }

    [Fact]
    public async Task ReadAsync_CapOfOneWindow_IsSplitToTheEnd()
    {
        var ids = Enumerable.Range(1, 5_000).Select(id => (long)id).ToList();
        Assert.Equal(5_000, (await ReadAsync(ids, cap: 256, usualRows: 256)).Count);
    }

    [Fact]
    public async Task ReadAsync_RowsArriveMeanwhile_KeepsOldOnesOnce()
    {
        var ids = Enumerable.Range(1, 1_000).Select(id => (long)id).ToList();
        var last = 1_000L;
        var windows = new RowWindows("test", RowAxis.Id, new RowTrust(100), (from, to, _) =>
        {
            if (last < 1_050)
            {
                ids.Add(++last);
            }

            return Task.FromResult(Answer(ids, from, to, 120));
        });
        var read = await windows.ReadAsync(Cancellation).Select(row => VivantioJson.Number(row, "Id")!.Value).ToListAsync(Cancellation);
        Assert.Equal(read.Count, read.Distinct().Count());
        Assert.Equal(1_000, read.Count(id => id <= 1_000));
    }

    [Theory]
    [InlineData("dense")]
    [InlineData("far")]
    [InlineData("late")]
    [InlineData("huge")]
    public async Task ReadAsync_NoCapAndTooLongAnswers_BringsEachRowOnce(string shape)
    {
        var ids = Ids(shape).ToList();
        var windows = new RowWindows("test", RowAxis.Id, new RowTrust(200), (from, to, _) =>
        {
            calls++;
            var rows = Answer(ids, from, to, int.MaxValue);
            return rows.Count <= 90 ? Task.FromResult(rows) : throw new ConnectorException("too long") { Code = HttpAnswer.TooLong };
        });
        var read = await windows.ReadAsync(Cancellation).Select(row => VivantioJson.Number(row, "Id")!.Value).ToListAsync(Cancellation);
        Assert.Equal(ids.Order(), read);
        Assert.InRange(calls, 1, 600);
    }

    [Fact]
    public async Task ReadAsync_FilterIgnored_Stops()
    {
        var ids = Enumerable.Range(1, 50).Select(id => (long)id).ToList();
        var windows = new RowWindows("test", RowAxis.Id, new RowTrust(100), (_, _, _) => Task.FromResult(Answer(ids, 0, null, 1_000)));
        var fault = await Assert.ThrowsAsync<ConnectorException>(async () => await windows.ReadAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Equal("vivantio.filter-ignored", fault.Code);
    }

    [Fact]
    public async Task ReadAsync_DatesWithTwins_BringsEachRowOnce()
    {
        var start = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        var rows = Enumerable.Range(1, 700).Select(id => JsonSerializer.SerializeToElement(
            new { Id = id, OpenDate = start.AddHours(id / 7).ToString("yyyy-MM-dd'T'HH:mm:ss") })).ToList();
        var axis = RowAxis.Date("OpenDate");
        var windows = new RowWindows("test", axis, new RowTrust(100), (from, to, _) => Task.FromResult<IReadOnlyList<JsonElement>>(
            [.. rows.Where(row => axis.Place(row) >= from && (to is null || axis.Place(row) < to)).Take(60)]));
        Assert.Equal(700, await windows.ReadAsync(Cancellation).Select(row => VivantioJson.Text(row, "Id")).Distinct().CountAsync(Cancellation));
    }

    [Fact]
    public async Task ReadAsync_MoreRowsOfOneSecondThanAnAnswerHolds_SaysSo()
    {
        var rows = Enumerable.Range(1, 90).Select(id => JsonSerializer.SerializeToElement(new { Id = id, OpenDate = "2024-01-01T00:00:00" })).ToList();
        var axis = RowAxis.Date("OpenDate");
        var windows = new RowWindows("test", axis, new RowTrust(100), (from, to, _) => Task.FromResult<IReadOnlyList<JsonElement>>(
            [.. rows.Where(row => axis.Place(row) >= from && (to is null || axis.Place(row) < to)).Take(60)]));
        var fault = await Assert.ThrowsAsync<ConnectorException>(async () => await windows.ReadAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Equal("vivantio.rows-hidden", fault.Code);
    }

    [Fact]
    public async Task ListWalk_GapsAndLateIds_BringsEachRowOnce()
    {
        var ids = new HashSet<long> { 1, 7, 400, 401, 2_900, 9_999, 15_000 };
        var walk = new ListWalk(
            _ => Task.FromResult<IReadOnlyList<JsonElement>>([.. ids.Take(4).Select(Row)]),
            (asked, _) => Task.FromResult<IReadOnlyList<JsonElement>>([.. asked.Where(ids.Contains).Reverse().Select(Row)]),
            gap: 10_000);
        var read = await walk.ReadAsync(Cancellation).Select(row => VivantioJson.Number(row, "Id")!.Value).ToListAsync(Cancellation);
        Assert.Equal(ids.Order(), read);
    }

    private static IEnumerable<long> Ids(string shape) => shape switch
    {
        "none" => [],
        "one" => [4711],
        "dense" => Enumerable.Range(1, 1_500).Select(id => (long)id),
        "far" => Enumerable.Range(0, 900).Select(id => 10_000_000L + (id * 3)),
        "gaps" => Enumerable.Range(0, 600).Select(id => (long)id * id * 7),
        "huge" => Enumerable.Range(0, 300).Select(id => 100_000_000_000_000 + (id * 2_999_999_999_999L)),
        _ => Enumerable.Range(10_000, 400).Select(id => (long)id).Append(9_010_001).Append(9_010_002),
    };

    private static JsonElement Row(long id) => JsonSerializer.SerializeToElement(new { Id = id });

    // The order of answers is neither ascending nor the same for every question.
    private static IReadOnlyList<JsonElement> Answer(List<long> ids, long from, long? to, int cap) =>
        [.. ids.Where(id => id >= from && (to is null || id < to)).OrderBy(id => (id * 2_654_435_761L) % 1_000_003).Take(cap).Select(Row)];

    private async Task<IReadOnlyList<long>> ReadAsync(List<long> ids, int cap, int usualRows)
    {
        var windows = new RowWindows("test", RowAxis.Id, new RowTrust(usualRows), (from, to, _) =>
        {
            calls++;
            return Task.FromResult(Answer(ids, from, to, cap));
        });
        return await windows.ReadAsync(Cancellation).Select(row => VivantioJson.Number(row, "Id")!.Value).ToListAsync(Cancellation);
    }
}
