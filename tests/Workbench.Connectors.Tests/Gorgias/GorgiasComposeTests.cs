using System.Text.Json;
using Workbench.Connectors.Gorgias.Compose;
using Workbench.Connectors.Gorgias.Propose;
using Workbench.Connectors.Kit;
using Workbench.Connectors.Tests.Intercom;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Tests.Gorgias;

public sealed class GorgiasComposeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Compose_EveryRecord_PromisesEveryField()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        GorgiasSamples.Fill(shop);

        Assert.All(shop.Ledger.Keys, key =>
        {
            var fields = shop.Ledger.Find(key)!.Fields.Select(field => field.Schema.Name);
            Assert.Equal(fields.Order(), shop.Compose(key).Promises.Select(promise => promise.Field).Distinct().Order());
        });
    }

    [Fact]
    public async Task Compose_FormerAgents_StandInTheTextAndOwnNothing()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ticket = GorgiasSamples.Ticket(shop, "1", null, ("owner", SampleSource.Agent("8")));
        var message = GorgiasSamples.Message(shop, ticket, "1", "Email", "Outbound", "2021-01-01T00:00:00Z", "", "8", "x");

        var json = shop.Compose(ticket).Writes[0].Body.GetProperty("json");
        Assert.False(json.TryGetProperty("assignee_user", out _));
        Assert.Contains("Owner: Old Hand <old@source.example>", json.GetProperty("messages")[0].GetProperty("body_text").GetString(), StringComparison.Ordinal);
        var sent = shop.Compose(message).Writes.Single().Body.GetProperty("json");
        Assert.Equal(shop.Ledger.Plan.PlaceholderAgentId, sent.GetProperty("sender").GetProperty("id").GetRawText());
        Assert.Contains("Author: Old Hand &lt;old@source.example&gt;", sent.GetProperty("body_html").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_Stranger_IsNamedInTheTextAndNeverTakenForTheCustomer()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ada = GorgiasSamples.Contact(shop, "1", "ada@example.com");
        var ticket = GorgiasSamples.Ticket(shop, "1", ada);
        var message = GorgiasSamples.Message(shop, ticket, "1", "Email", "Inbound", "2021-01-01T00:00:00Z", "stranger@example.net", "7", "x");

        var json = shop.Compose(message).Writes.Single().Body.GetProperty("json");

        Assert.False(json.GetProperty("from_agent").GetBoolean());
        Assert.Equal(
            shop.Ledger.Destination.Object("customer").Field("unknown-requester")!.VendorId, json.GetProperty("sender").GetProperty("id").GetRawText());
        Assert.Contains("Author: stranger@example.net", json.GetProperty("body_text").GetString(), StringComparison.Ordinal);
        Assert.Equal("stranger@example.net", json.GetProperty("source").GetProperty("from").GetProperty("address").GetString());
    }

    [Theory]
    [InlineData("Email", "Inbound", "email")]
    [InlineData("Email", "Outbound", "email")]
    [InlineData("Text message", "Inbound", "sms")]
    [InlineData("Call", "Inbound", "internal-note")]
    [InlineData("Note", "", "internal-note")]
    [InlineData("Comment", "Outbound", "api")]
    public async Task Compose_Message_TakesTheChannelOfItsForm(string type, string direction, string channel)
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ticket = GorgiasSamples.Ticket(shop, "1", null);
        var message = GorgiasSamples.Message(shop, ticket, "1", type, direction, "2021-01-01T00:00:00Z", "", "7", "x");

        var json = shop.Compose(message).Writes.Single().Body.GetProperty("json");

        Assert.Equal(channel, json.GetProperty("channel").GetString());
        Assert.Equal(channel != "internal-note", json.TryGetProperty("sent_datetime", out _));
        Assert.Equal(channel != "internal-note", json.GetProperty("public").GetBoolean());
    }

    [Fact]
    public async Task Compose_MailChannelApi_KeepsMailsFromAutoReplies()
    {
        await using var shop = await EmulatedShop.StartAsync();
        await shop.PrepareAsync(("mailChannel", "api"));
        var ticket = GorgiasSamples.Ticket(shop, "1", null);
        var message = GorgiasSamples.Message(shop, ticket, "1", "Email", "Outbound", "2021-01-01T00:00:00Z", "", "7", "x");

        Assert.Equal("api", shop.Compose(message).Writes.Single().Body.GetProperty("json").GetProperty("channel").GetString());
    }

    [Fact]
    public async Task Compose_SameSecond_KeepsTheOrderByMilliseconds()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ticket = GorgiasSamples.Ticket(shop, "1", null);
        var times = Enumerable.Range(1, 3)
            .Select(number => GorgiasSamples.Message(shop, ticket, $"{number}", "Note", "", "2021-01-01T00:00:00Z", "", "7", "x")).ToList()
            .Select(key => shop.Compose(key).Writes.Single().Body.GetProperty("json").GetProperty("created_datetime").GetString());

        Assert.Equal(["2021-01-01T00:00:00.000Z", "2021-01-01T00:00:00.001Z", "2021-01-01T00:00:00.002Z"], times);
    }

    [Theory]
    [InlineData(20_000_001, "aa", null, ReasonCode.TransferPackage)]
    [InlineData(0, "aa", null, ReasonCode.FileEmpty)]
    [InlineData(5, null, ReasonCode.FileExpired, ReasonCode.FileExpired)]
    [InlineData(5, null, null, ReasonCode.FileRefused)]
    [InlineData(5, "aa", null, null)]
    public async Task Compose_Attachment_IsCarriedOrHeldWithItsReason(long bytes, string? sha256, string? failure, string? held)
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ticket = GorgiasSamples.Ticket(shop, "1", null);
        var file = shop.Ledger.Attach(ticket, "5", "a.pdf", bytes, sha256, failure);

        Assert.Equal(held, shop.Compose(file).Held);
        Assert.Equal(held is null, shop.Compose(ticket).Writes.Any(write => write.Carries.Contains(file)));
    }

    [Fact]
    public async Task Compose_WhatHangsOnNoTicket_IsInTheInventory()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ada = GorgiasSamples.Contact(shop, "1", "ada@example.com");
        var message = GorgiasSamples.Message(shop, ada, "1", "Note", "", "2021-01-01T00:00:00Z", "", "7", "x");
        var task = shop.Ledger.Add(SampleSource.Tasks, "1", ("subject", SampleSource.Text("Alone")));
        var organization = shop.Ledger.Add(SampleSource.Organizations, "1", ("name", SampleSource.Text("Nobody's")));

        Assert.All([message, task, organization], key => Assert.Equal(ReasonCode.ReportedInInventory, shop.Compose(key).Held));
        Assert.All(shop.Compose(organization).Promises, promise => Assert.Equal(VerdictClass.NotMigratable, promise.Class));
    }

    [Fact]
    public async Task Compose_Organization_StandsOnEveryCustomerAndIsVerifiedOnTheFirst()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var organization = shop.Ledger.Add(SampleSource.Organizations, "1", ("name", SampleSource.Text("Example")), ("tier", SampleSource.Option("Gold")));
        var contacts = new[] { "1", "2" }.Select(id => GorgiasSamples.Contact(shop, id, $"c{id}@example.com", ("org", SampleSource.Link(Kind.Organization, "1")))).ToList();
        contacts.ForEach(contact => shop.Ledger.Link(contact, LinkRole.Organization, organization));

        var writes = contacts.Select(contact => shop.Compose(contact).Writes.Single()).ToList();

        Assert.All(writes, write => Assert.Contains("Gold", write.Body.GetProperty("json").GetProperty("custom_fields").GetRawText(), StringComparison.Ordinal));
        Assert.Equal([[organization], []], writes.Select(write => write.Carries));
    }

    [Theory]
    [InlineData("<p onclick='x()'>a</p><script>alert(1)</script>", "<p>a</p>", true)]
    [InlineData("<a href='javascript:x()'>a</a>", "<a>a</a>", false)]
    [InlineData("<b>a</b> &amp; <a href=\"https://e.example/\">b</a>", "<b>a</b> &amp; <a href=\"https://e.example/\">b</a>", false)]
    [InlineData("<iframe src=\"https://e.example\"></iframe>x", "x", true)]
    [InlineData("<base href=\"https://e.example/\"><a href=\"https://f.example/\">b</a>", "<a href=\"https://f.example/\">b</a>", true)]
    [InlineData("a<noembed><b></noembed><xmp><b></xmp>c", "ac", true)]
    [InlineData("<img src=\"data:x\" alt=\"a\"><!-- c -->", "<img alt=\"a\">", false)]
    public void MailHtml_HostileMarkup_KeepsTheFormattingAlone(string source, string html, bool isReduced)
    {
        var text = MailHtml.Of(new FieldValue.Html(source));

        Assert.Equal((html, isReduced), (text.Html, text.IsReduced));
    }

    [Theory]
    [InlineData("Ada <ada@example.com>, bob@example.com", "Ada <ada@example.com>, bob@example.com")]
    [InlineData("\"Love, Ada\" <ada@example.com>; bob@example.com", "Love, Ada <ada@example.com>, bob@example.com")]
    [InlineData("ada@example.com, not an address", null)]
    [InlineData("", null)]
    public void Addresses_Read_AllOrNothing(string text, string? printed) => Assert.Equal(printed, Addresses.Read(text)?.Print());

    [Fact]
    public async Task Propose_FreeSlots_GoToStatusThenListsThenTheRest()
    {
        await using var shop = await EmulatedShop.StartAsync();
        var destination = await shop.Connector.DiscoverAsync(Cancellation);
        var fields = Enumerable.Range(1, 40).Select(number => new FieldSchema($"t{number}", $"Text {number}", FieldType.Text, IsCustom: true))
            .Append(new("flag", "Flag", FieldType.Boolean, IsCustom: true))
            .Append(new("list", "List", FieldType.Choice, Options: [new("a", "a"), new("b", "b")], IsCustom: true))
            .Append(new("status", "Status", FieldType.Choice, FieldRole.Status, [new("o", "Open")]));
        var source = new ObjectSchema("tickets", "Tickets", Kind.Ticket, null, [.. fields]);
        var plan = shop.Connector.Propose(source, new SchemaSnapshot("x", "y", [source], [], []), destination);

        var inUse = destination.Object("ticket").Fields.Count(field => field.IsCustom);
        Assert.Equal(TicketSlots.MostActive - inUse - 1, plan.Fields.Count(row => row.Destination!.StartsWith("field:", StringComparison.Ordinal)));
        Assert.Equal(("field:List", "field:Flag", "field:Text 1", "note"), (plan.For("list")!.Destination, plan.For("flag")!.Destination, plan.For("t1")!.Destination, plan.For("t40")!.Destination));
        Assert.StartsWith("ticket field 2:", plan.For("list")!.Why, StringComparison.Ordinal);
    }
}
