using System.Text.Json.Nodes;
using Workbench.Emulators.Gorgias;

namespace Workbench.Emulators.Tests.Gorgias;

public sealed class MessageTests
{
    [Fact]
    public async Task Create_WholeTicket_KeepsAuthorsTimesAndBodies()
    {
        await using var client = await GorgiasClient.StartAsync();
        var customer = await client.CustomerAsync();
        var created = await client.PostAsync("/api/tickets", $$"""
            {"via":"api","channel":"email","subject":"Refund","status":"closed","priority":"high","external_id":"k/9","language":"de",
             "from_agent":false,"customer":{"id":{{customer}} },"assignee_user":{"id":1002},"assignee_team":{"id":301},
             "meta":{"source":"ivinex"},"created_datetime":"2026-02-01T10:00:00Z","closed_datetime":"2026-02-03T11:30:00Z",
             "updated_datetime":"2026-02-03T11:30:00Z","messages":[
              {"channel":"email","via":"api","from_agent":false,"sender":{"id":{{customer}} },"external_id":"m/1",
               "source":{"type":"email","from":{"name":"Ada","address":"ada@example.com"},"to":[{"address":"help@example.com"}],"cc":[]},
               "body_html":"<p>Hello <b>you</b></p>","created_datetime":"2026-02-01T10:00:00Z","sent_datetime":"2026-02-01T10:00:00Z"},
              {"channel":"internal-note","via":"api","from_agent":true,"public":false,"sender":{"id":1003},"body_text":"call, 182 s",
               "meta":{"duration":182},"created_datetime":"2026-02-01T11:00:00Z"}]}
            """);
        Assert.Equal((201, 0), (created.Status, client.Emulator.Outbox.Count));
        var ticket = (await client.GetAsync($"/api/tickets/{created.Id}")).Body;
        Assert.Equal(("closed", "high"), ((string?)ticket["status"], (string?)ticket["priority"]));
        Assert.Equal("2026-02-03T11:30:00.000000+00:00", (string?)ticket["updated_datetime"]);
        Assert.Equal("2026-02-01T11:00:00.000000+00:00", (string?)ticket["last_message_datetime"]);
        Assert.Equal("2026-02-01T10:00:00.000000+00:00", (string?)ticket["last_received_message_datetime"]);
        Assert.Equal((1002, "Support"), ((int)ticket["assignee_user"]!["id"]!, (string?)ticket["assignee_team"]!["name"]));
        var messages = ticket["messages"]!.AsArray();
        Assert.Equal(("Hello you", "m/1"), ((string?)messages[0]!["body_text"], (string?)messages[0]!["external_id"]));
        Assert.Equal((1003, 182), ((int)messages[1]!["sender"]!["id"]!, (int)messages[1]!["meta"]!["duration"]!));
        Assert.Null(messages[1]!["sent_datetime"]);
    }

    [Theory]
    [InlineData(""" "channel":"internal-note","from_agent":false """)]
    [InlineData(""" "channel":"email","from_agent":false,"receiver":{"id":1002},"sent_datetime":"2026-02-01T10:00:00Z" """)]
    [InlineData(""" "channel":"email","from_agent":true,"sender":{"id":500001},"sent_datetime":"2026-02-01T10:00:00Z" """)]
    [InlineData(""" "channel":"email","from_agent":false,"sender":{"id":1002},"sent_datetime":"2026-02-01T10:00:00Z" """)]
    [InlineData(""" "channel":"email","from_agent":true,"sent_datetime":"yesterday" """)]
    [InlineData(""" "channel":"form","from_agent":true,"sent_datetime":"2026-02-01T10:00:00Z" """)]
    [InlineData(""" "channel":"email","sent_datetime":"2026-02-01T10:00:00Z" """)]
    public async Task Create_MessageThatDoesNotFit_Answers400AndKeepsNothing(string fields)
    {
        await using var client = await GorgiasClient.StartAsync();
        var ticket = await client.TicketAsync(await client.CustomerAsync());
        var before = client.Emulator.Fingerprint();
        var refused = await client.PostAsync($"/api/tickets/{ticket}/messages", $$"""{"via":"api",{{fields}} }""");
        Assert.Equal(400, refused.Status);
        Assert.Equal((before, 0), (client.Emulator.Fingerprint(), client.Emulator.Outbox.Count));
    }

    [Fact]
    public async Task Update_Message_Answers202AndActionCancelRemoves()
    {
        await using var client = await GorgiasClient.StartAsync();
        var ticket = await client.TicketAsync(await client.CustomerAsync());
        var path = $"/api/tickets/{ticket}/messages/{(await client.GetAsync($"/api/messages?ticket_id={ticket}")).Ids.Single()}";
        Assert.Equal(400, (await client.PutAsync(path, """{"body_text":"x"}""")).Status);
        var changed = await client.PutAsync(path, """{"channel":"email","via":"api","from_agent":false,"body_text":"x"}""");
        Assert.Equal((202, "x"), (changed.Status, changed.Text("body_text")));
        Assert.Equal("2026-02-01T10:00:00.000000+00:00", changed.Text("sent_datetime"));
        await client.SendAsync("PUT", path + "?action=cancel");
        Assert.Equal(404, (await client.GetAsync(path)).Status);
    }

    [Fact]
    public async Task List_Messages_FollowsCreatedDatetime()
    {
        await using var client = await GorgiasClient.StartAsync();
        var ticket = await client.TicketAsync(await client.CustomerAsync());
        var earlier = GorgiasClient.Incoming.Replace("2026-02-01", "2025-02-01", StringComparison.Ordinal);
        var second = (await client.PostAsync($"/api/tickets/{ticket}/messages", earlier)).Id;
        var first = await client.GetAsync($"/api/messages?ticket_id={ticket}&order_by=created_datetime:asc&limit=1");
        Assert.Equal([second], first.Ids);
        var cursor = Uri.EscapeDataString((string)first.Body["meta"]!["next_cursor"]!);
        var rest = await client.GetAsync($"/api/messages?ticket_id={ticket}&order_by=created_datetime:asc&limit=1&cursor={cursor}");
        Assert.DoesNotContain(second, rest.Ids);
        Assert.Equal(400, (await client.GetAsync("/api/messages?cursor=bad")).Status);
    }

    [Fact]
    public async Task List_TicketIds_GivesTheseOnly()
    {
        await using var client = await GorgiasClient.StartAsync();
        var customer = await client.CustomerAsync();
        var (one, two) = (await client.TicketAsync(customer), await client.TicketAsync(customer));
        Assert.Equal([one, two], (await client.GetAsync($"/api/tickets?ticket_ids={two}&ticket_ids={one}&ticket_ids=1")).Ids);
        var stored = client.Emulator.Store.FindBy(GorgiasCollections.Messages, "ticket", $"{one}");
        Assert.Equal(one, (long?)Assert.Single(stored).Body["ticket_id"]);
    }
}
