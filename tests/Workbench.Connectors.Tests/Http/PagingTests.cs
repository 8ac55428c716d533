using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Tests.Http;

public sealed class PagingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(25)]
    public async Task ByOffsetAsync_VendorGrantsFewerRowsThanAsked_ReadsAll(int count)
    {
        var read = await Paging.ByOffsetAsync((offset, _) => Task.FromResult(Rows((int)offset, 5, count)), Cancellation)
            .Select(row => row.GetInt32()).ToListAsync(Cancellation);
        Assert.Equal(Enumerable.Range(0, count), read);
    }

    [Fact]
    public async Task ByOffsetAsync_OffsetIsIgnored_StopsWithError() => await Assert.ThrowsAsync<ConnectorException>(
        async () => await Paging.ByOffsetAsync((_, _) => Task.FromResult(Rows(0, 5, 5)), Cancellation).CountAsync(Cancellation));

    [Fact]
    public async Task ByCursorAsync_Chain_ReadsAll()
    {
        var rows = Paging.ByCursorAsync(
            (cursor, _) => Task.FromResult(cursor switch
            {
                null => Rows(0, 2, 9) with { Next = "a" },
                "a" => Rows(2, 0, 9) with { Next = "b" },
                _ => Rows(2, 2, 9),
            }),
            Cancellation);
        Assert.Equal([0, 1, 2, 3], await rows.Select(row => row.GetInt32()).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task ByCursorAsync_CursorStandsStill_StopsWithError()
    {
        var rows = Paging.ByCursorAsync((_, _) => Task.FromResult(Rows(0, 2, 9) with { Next = "a" }), Cancellation);
        await Assert.ThrowsAsync<ConnectorException>(async () => await rows.CountAsync(Cancellation));
    }

    [Fact]
    public async Task ByCursorAsync_CursorsInACircle_StopsWithError()
    {
        var rows = Paging.ByCursorAsync((cursor, _) => Task.FromResult(Rows(0, 1, 1) with { Next = cursor == "a" ? "b" : "a" }), Cancellation);
        await Assert.ThrowsAsync<ConnectorException>(async () => await rows.Take(20).CountAsync(Cancellation));
    }

    [Fact]
    public async Task ByNumberAsync_ShortPage_IsTheLast()
    {
        var rows = Paging.ByNumberAsync((number, _) => Task.FromResult(Rows((number - 1) * 5, 5, 12)), first: 1, pageSize: 5, Cancellation);
        Assert.Equal(12, await rows.CountAsync(Cancellation));
    }

    private static Page Rows(int offset, int limit, int count) => new(
        [.. Enumerable.Range(offset, Math.Max(0, Math.Min(limit, count - offset))).Select(number => JsonSerializer.SerializeToElement(number))]);
}
