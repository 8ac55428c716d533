using System.Net;
using Workbench.Emulators.Infoset;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Tests.Infoset;

public sealed class InfosetPagingQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk01_PageZero_IsRefused()
    {
        await using var account = await InfosetAccount.StartAsync();

        var (status, body) = await account.TryAsync("tickets?Page=0");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotEqual("", (string?)body!["message"]);
        Assert.NotEmpty(await account.RowsAsync("tickets?Page=1"));
    }

    [Fact]
    public async Task Quirk01_OtherAnswerChosen_IsTheFirstPage()
    {
        await using var account = await InfosetAccount.StartAsync(new InfosetSettings { PageZero = InfosetPageZero.FirstPage });

        Assert.Equal(
            InfosetAccount.Ids(await account.RowsAsync("tickets?Page=1")), InfosetAccount.Ids(await account.RowsAsync("tickets?Page=0")));
    }

    [Theory]
    [InlineData("tickets")]
    [InlineData("contacts")]
    [InlineData("deals")]
    [InlineData("tickets/logs?TicketId=7002")]
    public async Task Quirk02_TotalItems_OnlyWhenAskedFor(string path)
    {
        await using var account = await InfosetAccount.StartAsync();
        var join = path.Contains('?') ? '&' : '?';

        Assert.Null((await account.GetAsync(path))["totalItems"]);
        var whole = await account.GetAsync($"{path}{join}ReturnTotalItems=true&ItemsPerPage=1&Page=1");
        Assert.Single(whole["items"]!.AsArray());
        Assert.Equal((await account.AllAsync(path)).Count, (int)whole["totalItems"]!);
    }

    [Fact]
    public async Task Quirk03_LargePage_IsCut()
    {
        await using var account = await InfosetAccount.StartAsync(sample: new BuiltInSample(0.5));

        Assert.Equal(100, (await account.RowsAsync("tickets?ItemsPerPage=500")).Count);
        Assert.Equal(60, (await account.RowsAsync("tickets?ItemsPerPage=500&Page=2")).Count);
        Assert.Empty(await account.RowsAsync("tickets?ItemsPerPage=500&Page=3"));
    }

    [Fact]
    public async Task Quirk03_OtherAnswerChosen_RefusesALargePage()
    {
        await using var account = await InfosetAccount.StartAsync(new InfosetSettings { RefusesLargePages = true });

        Assert.Equal(HttpStatusCode.BadRequest, (await account.TryAsync("tickets?ItemsPerPage=101")).Status);
    }

    [Fact]
    public async Task Quirk04_StatusAndOwners_TakeSeveralValues()
    {
        await using var account = await InfosetAccount.StartAsync();

        var solved = await account.AllAsync("tickets?Status=3&Status=4");
        Assert.Equal([3, 4], solved.Select(ticket => (int)ticket["status"]!).Distinct().Order());
        var owned = await account.AllAsync("tickets?OwnerIds=41,42");
        Assert.Equal([41, 42], owned.Select(ticket => (int)ticket["ownerIds"]![0]!).Distinct().Order());
        var (one, other) = (await account.AllAsync("tickets?OwnerIds=41"), await account.AllAsync("tickets?OwnerIds=42"));
        Assert.Equal(owned.Count, one.Count + other.Count);
    }

    [Fact]
    public async Task Quirk05_NoOwnerIds_GivesEveryTicket()
    {
        var sample = new BuiltInSample(0.2);
        await using var account = await InfosetAccount.StartAsync(sample: sample);

        var all = await account.AllAsync("tickets");

        Assert.Equal(sample.Tickets().Select(ticket => InfosetIds.Ticket(ticket.Id)).Order(), InfosetAccount.Ids(all).Order());
        Assert.Contains(all, ticket => ticket["ownerIds"]!.AsArray().Count == 0);
    }

    [Theory]
    [InlineData("page=2")]
    [InlineData("ownerIds=41")]
    [InlineData("status=1")]
    [InlineData("SortDir=asc")]
    [InlineData("itemsPerPage=3")]
    [InlineData("fromUpdatedDate=2030-01-01T00:00:00Z")]
    [InlineData("additionalProp1%5Bop%5D=0&additionalProp1%5Bval%5D=string")]
    public async Task Quirk06_WronglyCasedName_IsIgnored(string query)
    {
        await using var account = await InfosetAccount.StartAsync();

        var ignored = await account.RowsAsync("tickets?" + query);

        Assert.Equal(InfosetAccount.Ids(await account.RowsAsync("tickets")), InfosetAccount.Ids(ignored));
    }

    [Fact]
    public async Task Quirk07_UpdateWhilePaging_MovesRowsUntilTheWatermarkIsRead()
    {
        await using var account = await InfosetAccount.StartAsync();
        var first = await account.RowsAsync("tickets?Page=1&ItemsPerPage=10");
        Assert.Equal(InfosetAccount.Ids(first.OrderByDescending(ticket => (string)ticket["updatedDate"]!)), InfosetAccount.Ids(first));

        await account.Emulator.ApplyEditsAsync(Cancellation);

        var second = await account.RowsAsync("tickets?Page=2&ItemsPerPage=10");
        Assert.NotEmpty(InfosetAccount.Ids(first).Intersect(InfosetAccount.Ids(second)));
        var changed = await account.AllAsync($"tickets?FromUpdatedDate={first[0]["updatedDate"]}");
        Assert.Equal(8, changed.Count);
        Assert.All(changed, ticket => Assert.True(string.CompareOrdinal((string)ticket["updatedDate"]!, (string)first[0]["updatedDate"]!) > 0));
    }

    [Fact]
    public async Task Quirk08_DateOnContacts_IsAcceptedAndIgnored()
    {
        await using var account = await InfosetAccount.StartAsync();
        await using var obeying = await InfosetAccount.StartAsync(new InfosetSettings { FiltersContactsByDate = true });
        const string Late = "contacts?FromUpdatedDate=2025-06-01T00:00:00Z";

        Assert.Equal((await account.AllAsync("contacts")).Count, (await account.AllAsync(Late)).Count);
        var later = await obeying.AllAsync(Late);
        Assert.NotEmpty(later);
        Assert.All(later, contact => Assert.True(string.CompareOrdinal((string)contact["updatedDate"]!, "2025-06-01T00:00:00Z") > 0));
    }

    [Theory]
    [InlineData("tickets", 7001)]
    [InlineData("contacts", 501)]
    [InlineData("companies", 71)]
    [InlineData("deals", 1)]
    public async Task Quirk09_SingleObject_IsNotWrapped(string kind, long id)
    {
        await using var account = await InfosetAccount.StartAsync();

        var one = await account.GetAsync($"{kind}/{id}");

        Assert.Equal(id, (long)one["id"]!);
        Assert.Null(one["items"]);
        Assert.Equal(HttpStatusCode.NotFound, (await account.TryAsync(kind + "/123456789")).Status);
    }

    [Fact]
    public async Task Quirk10_Logs_DefaultToFifteenNewestFirst()
    {
        var sample = new BuiltInSample(0.2);
        await using var account = await InfosetAccount.StartAsync(sample: sample);
        var longest = sample.Messages().Where(message => message.TicketId is not null)
            .CountBy(message => message.TicketId!).MaxBy(count => count.Value);
        var id = InfosetIds.Ticket(longest.Key);

        var newest = await account.RowsAsync($"tickets/logs?TicketId={id}");
        var all = await account.LogsAsync(id);

        Assert.Equal(15, newest.Count);
        Assert.Equal(longest.Value, all.Count);
        Assert.Equal(InfosetAccount.Ids(all).Reverse().Take(15), InfosetAccount.Ids(newest));
    }
}
