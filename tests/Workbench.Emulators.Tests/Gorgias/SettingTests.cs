using Workbench.Emulators.Gorgias;

namespace Workbench.Emulators.Tests.Gorgias;

/// <summary>The behaviours that an account may show differently and that no quirk numbers.</summary>
public sealed class SettingTests
{
    [Fact]
    public async Task Customers_SharedPhone_IsAcceptedUnlessUnique()
    {
        const string WithPhone = """, "channels":[{"type":"phone","address":"+15550111"}] """;
        await using var client = await GorgiasClient.StartAsync();
        Assert.True(await client.CustomerAsync(more: WithPhone) > 0);

        await using var strict = await GorgiasClient.StartAsync(new GorgiasSettings { UniquePhones = true });
        Assert.Equal(409, (await strict.PostAsync("/api/customers", $$"""{"email":"ada@example.com"{{WithPhone}} }""")).Status);
    }

    [Fact]
    public async Task Customers_DeleteWithTickets_LeavesTheTicketsBehindWhereAllowed()
    {
        await using var client = await GorgiasClient.StartAsync(new GorgiasSettings { DeleteCustomersWithTickets = true });
        var customer = await client.CustomerAsync();
        var ticket = await client.TicketAsync(customer);
        Assert.Equal(204, (await client.DeleteAsync($"/api/customers/{customer}")).Status);
        Assert.Null((await client.GetAsync($"/api/tickets/{ticket}")).Body["customer"]);
    }

    [Fact]
    public async Task Jobs_UndeletableTicket_FailsAndStays()
    {
        await using var client = await GorgiasClient.StartAsync(new GorgiasSettings { UndeletableTickets = new HashSet<long> { 900002 } });
        var ticket = await client.TicketAsync(await client.CustomerAsync());
        Assert.Equal(900002, ticket);
        var job = (await client.PostAsync("/api/jobs", $$"""{"type":"deleteTicket","params":{"ticket_ids":[{{ticket}}]} }""")).Id;
        client.Clock.Advance(TimeSpan.FromSeconds(10));
        var done = await client.GetAsync($"/api/jobs/{job}");
        Assert.Equal([ticket], done.Body["info"]!["failed_ids"]!.AsArray().Select(id => id!.GetValue<long>()));
        Assert.Equal(200, (await client.GetAsync($"/api/tickets/{ticket}")).Status);
    }

    [Fact]
    public async Task Jobs_CanceledWhilePending_DeletesNothing()
    {
        await using var client = await GorgiasClient.StartAsync();
        var ticket = await client.TicketAsync(await client.CustomerAsync());
        var job = (await client.PostAsync("/api/jobs", $$"""{"type":"deleteTicket","params":{"ticket_ids":[{{ticket}}]} }""")).Id;
        Assert.Equal(204, (await client.DeleteAsync($"/api/jobs/{job}")).Status);
        client.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("canceled", (await client.GetAsync($"/api/jobs/{job}")).Text("status"));
        Assert.Equal(200, (await client.GetAsync($"/api/tickets/{ticket}")).Status);
    }

    [Fact]
    public async Task Tags_Deleted_LeaveTheirTickets()
    {
        await using var client = await GorgiasClient.StartAsync();
        var ticket = await client.TicketAsync(await client.CustomerAsync(), """, "tags":[{"name":"a"},{"name":"b"}] """);
        var tag = (await client.GetAsync("/api/tags")).Data.First(one => (string?)one!["name"] == "a")!["id"];
        Assert.Equal(204, (await client.DeleteAsync($"/api/tags/{tag}")).Status);
        Assert.Equal("b", (string?)(await client.GetAsync($"/api/tickets/{ticket}/tags")).Data.Single()!["name"]);
    }

    [Theory]
    [InlineData("/api/integrations")]
    [InlineData("/api/account/settings")]
    [InlineData("/api/views")]
    [InlineData("/api/rules")]
    [InlineData("/api/macros")]
    [InlineData("/api/teams")]
    [InlineData("/api/jobs")]
    [InlineData("/api/events")]
    [InlineData("/api/satisfaction-surveys")]
    public async Task Lists_EveryResource_AnswersAPage(string path)
    {
        await using var client = await GorgiasClient.StartAsync();
        var page = await client.GetAsync(path);
        Assert.Equal((200, "list"), (page.Status, page.Text("object")));
    }
}
