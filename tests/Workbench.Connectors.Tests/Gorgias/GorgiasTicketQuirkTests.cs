using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Tests.Intercom;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Emulators.Gorgias;
using Workbench.Emulators.Kit;
using Lookup = Workbench.Core.Writing.Lookup;
using VendorSettings = Workbench.Emulators.Gorgias.GorgiasSettings;

namespace Workbench.Connectors.Tests.Gorgias;

/// <summary>The connector survives each numbered oddity of tickets, messages and files.</summary>
public sealed class GorgiasTicketQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk08_LongThread_TakesFiveHundredAlongAndAppendsTheRest()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ada = GorgiasSamples.Contact(shop, "1", "ada@example.com");
        var ticket = GorgiasSamples.Ticket(shop, "1", ada, ("status", SampleSource.Option("Closed")));
        foreach (var number in Enumerable.Range(0, 503))
        {
            GorgiasSamples.Message(shop, ticket, $"{number:000}", "Email", number % 2 == 0 ? "Inbound" : "Outbound", $"2021-03-01T{9 + (number / 60):00}:{number % 60:00}:00Z", "", "7", $"<p>{number}</p>");
        }

        await shop.LoadAsync();

        var states = await shop.Connector.ReadAsync(shop.Twins[(ticket, "ticket")], Cancellation);
        Assert.Equal(503, states.Count(state => state.Twin.Type == "message"));
        Assert.Equal(4, shop.Emulator.Log.Last.Count(request => request.Method == "POST" && request.Path.EndsWith("/messages", StringComparison.Ordinal)));
        Assert.Equal("closed", states[0].Fields["status"]);
        Assert.Equal("2021-03-01T17:22:00Z", states[0].Fields["updated_datetime"]);
        Assert.Empty(shop.Emulator.Outbox.Messages);
    }

    [Fact]
    public async Task Quirk09_10_EveryMessage_IsSentAlreadyOrANote()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        GorgiasSamples.Fill(shop);
        await shop.LoadAsync();
        var messages = (await shop.RawAsync(HttpMethod.Get, "/api/messages?limit=100"))!["data"]!.AsArray().Where(message => message!["external_id"] is not null).ToList();

        Assert.NotEmpty(messages);
        Assert.All(messages, message => Assert.True(message!["channel"]!.ToString() == "internal-note" || message["sent_datetime"] is not null, message.ToJsonString()));
        Assert.Empty(shop.Emulator.Outbox.Messages);
    }

    [Fact]
    public async Task Quirk09_MessageWithoutSentTime_NeverLeaves()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ticket = GorgiasSamples.Fill(shop);
        var create = shop.Compose(ticket).Writes[0];
        var body = shop.Resolve(create);
        body["json"]!["messages"]!.AsArray().Add(JsonNode.Parse("""{"channel":"email","via":"api","from_agent":true,"external_id":"x","body_text":"hi"}"""));

        var before = shop.Emulator.Log.Total;
        await Assert.ThrowsAsync<InvalidOperationException>(() => shop.Connector.SendAsync(create, body, null, shop, Cancellation));

        Assert.Equal(before, shop.Emulator.Log.Total);
    }

    [Fact]
    public async Task Quirk11_CreatedTime_IsSetAtCreateAndLeftOutOfUpdates()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var create = shop.Compose(GorgiasSamples.Fill(shop)).Writes[0];

        Assert.Equal("2021-03-01T08:00:00.000Z", create.Body.GetProperty("json").GetProperty("created_datetime").GetString());
        Assert.False(create.UpdateBody!.Value.GetProperty("json").TryGetProperty("created_datetime", out _));
    }

    [Fact]
    public async Task Quirk12_15_Update_KeepsTimesTagsAndForeignFields()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ticket = GorgiasSamples.Fill(shop);
        await shop.LoadAsync();
        var twin = shop.Twins[(ticket, "ticket")];
        var field = (await shop.RawAsync(HttpMethod.Post, "/api/custom-fields", """
            {"object_type":"Ticket","label":"Theirs","definition":{"data_type":"text","input_settings":{"input_type":"input"}}}
            """))!["id"]!;
        await shop.RawAsync(HttpMethod.Put, $"/api/tickets/{twin.Id}/custom-fields", $$"""[{"id":{{field}},"value":"kept"}]""");
        await shop.RawAsync(HttpMethod.Post, $"/api/tickets/{twin.Id}/tags", """{"names":["VIP"]}""");

        await shop.SendAsync(ticket, shop.Compose(ticket).Writes[0], twin);
        var now = (await shop.RawAsync(HttpMethod.Get, $"/api/tickets/{twin.Id}?relationships=custom_fields"))!;

        Assert.Equal("kept", now["custom_fields"]![field.ToString()]!["value"]!.ToString());
        Assert.Equal(["VIP", "mig-run-ivinex-gorgias"], now["tags"]!.AsArray().Select(tag => tag!["name"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.StartsWith("2021-03-01T13:00:00", now["updated_datetime"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quirk13_TwoTicketsOfOneKey_AreAmbiguous()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ticket = GorgiasSamples.Ticket(shop, "1", null);
        var create = shop.Compose(ticket).Writes[0];
        await shop.SendAsync(ticket, create);
        await shop.SendAsync(ticket, create);

        var lookup = Assert.IsType<Lookup.Ambiguous>(await shop.Connector.FindAsync(create, shop.Resolve(create), null, Cancellation));
        Assert.Contains("ivinex/ticket/1", lookup.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quirk14_TrashedTicket_IsNotTakenForOurs()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ticket = GorgiasSamples.Ticket(shop, "1", null);
        var create = shop.Compose(ticket).Writes[0];
        await shop.SendAsync(ticket, create);
        await shop.RawAsync(HttpMethod.Put, $"/api/tickets/{shop.Twins[(ticket, "ticket")].Id}", """{"trashed_datetime":"2021-01-01T00:00:00Z"}""");

        Assert.IsType<Lookup.Absent>(await shop.Connector.FindAsync(create, shop.Resolve(create), null, Cancellation));
    }

    [Fact]
    public async Task Quirk17_EmptyAnswers_AreConfirmations()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ticket = GorgiasSamples.Fill(shop);
        await shop.LoadAsync();
        var message = shop.Ledger.Keys.First(key => key.Kind == Kind.Message && shop.Twins.ContainsKey((key, "message")));
        var write = shop.Compose(message).Writes.Single();

        Assert.IsType<Removal.Gone>(await shop.Connector.RemoveAsync(write, shop.Resolve(write), shop.Twins[(message, "message")], Cancellation));
        Assert.DoesNotContain(await shop.Connector.ReadAsync(shop.Twins[(ticket, "ticket")], Cancellation), state => state.Twin == shop.Twins[(message, "message")]);
    }

    [Fact]
    public async Task Quirk22_UpdatedValues_AreReadByDefinition()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ticket = GorgiasSamples.Fill(shop);
        await shop.LoadAsync();
        var twin = shop.Twins[(ticket, "ticket")];

        await shop.SendAsync(ticket, shop.Compose(ticket).Writes[0], twin);

        Assert.Equal("2021-03-09", (await shop.Connector.ReadAsync(twin, Cancellation))[0].Fields["field:Due"]);
    }

    [Fact]
    public async Task Quirk24_TooLargeFile_IsRefusedWithTheSettingToChange()
    {
        await using var shop = await EmulatedShop.PreparedAsync(new VendorSettings { MaxUploadBytes = 2 });
        var ticket = GorgiasSamples.Ticket(shop, "1", null);
        shop.Ledger.Attach(ticket, "5", "big.pdf", 3, shop.Store([1, 2, 3]));

        var refused = Assert.IsType<WriteAnswer.Refused>(await shop.SendAsync(ticket, shop.Compose(ticket).Writes[0]));

        Assert.Equal(("file-too-large", 413), (refused.Code, refused.Status));
        Assert.Contains("maxFileBytes", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quirk25_ThrottledCreate_UploadsItsFilesOnce()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ticket = GorgiasSamples.Ticket(shop, "1", null);
        shop.Ledger.Attach(ticket, "5", "a.pdf", 3, shop.Store([1, 2, 3]));
        shop.Emulator.Faults = FaultPlan.Parse("429(1)@1x2:POST /api/tickets");

        Assert.IsType<WriteAnswer.Done>(await shop.SendAsync(ticket, shop.Compose(ticket).Writes[0]));

        Assert.Single(shop.Emulator.Log.Last, request => request.Method == "POST" && request.Path.StartsWith("/api/upload", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Quirk27_Events_AreNeverWritten()
    {
        await using var shop = await EmulatedShop.StartAsync();

        Assert.DoesNotContain(Connectors.Gorgias.Wire.GorgiasEndpoints.All, row => row.PathTemplate.Contains("event", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Quirk29_DeletedTicket_ReadsAsNothing()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ticket = GorgiasSamples.Fill(shop);
        await shop.LoadAsync();
        var twin = shop.Twins[(ticket, "ticket")];
        var create = shop.Compose(ticket).Writes[0];

        Assert.IsType<Removal.Gone>(await shop.Connector.RemoveAsync(create, shop.Resolve(create), twin, Cancellation));
        Assert.IsType<Removal.Gone>(await shop.Connector.RemoveAsync(create, shop.Resolve(create), twin, Cancellation));
        Assert.Empty(await shop.Connector.ReadAsync(twin, Cancellation));
    }

    [Theory]
    [InlineData("500-after@1:POST /api/tickets", true)]
    [InlineData("cut-after@1:POST /api/tickets", true)]
    [InlineData("500@1:POST /api/tickets", false)]
    [InlineData("cut-before@1:POST /api/tickets", false)]
    public async Task Quirk31_UnknownOutcome_IsFoundAndNeverSentTwice(string fault, bool isThere)
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ticket = GorgiasSamples.Fill(shop);
        foreach (var key in shop.Ledger.Keys.Where(key => key.Kind == Kind.Contact))
        {
            await shop.SendAsync(key, shop.Compose(key).Writes[0]);
        }

        var create = shop.Compose(ticket).Writes[0];
        shop.Emulator.Faults = FaultPlan.Parse(fault);
        var answer = await shop.Connector.SendAsync(create, shop.Resolve(create), null, shop, Cancellation);
        var lookup = await shop.Connector.FindAsync(create, shop.Resolve(create), null, Cancellation);

        Assert.IsType<WriteAnswer.Unknown>(answer);
        Assert.Equal(isThere, lookup is Lookup.Found);
        Assert.Equal(!isThere, lookup is Lookup.Absent);
        if (lookup is Lookup.Found { Twin: { } twin })
        {
            shop.Twins[(ticket, "ticket")] = twin;
            var message = shop.Ledger.Keys.First(key => key.Kind == Kind.Message);
            var own = shop.Compose(message).Writes.Single();
            Assert.IsType<Lookup.Found>(await shop.Connector.FindAsync(own, shop.Resolve(own), null, Cancellation));
        }
    }

    [Fact]
    public async Task Quirk29_CustomerWithForeignTicket_IsSkipped()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var key = GorgiasSamples.Contact(shop, "1", "ada@example.com");
        var create = shop.Compose(key).Writes.Single();
        await shop.SendAsync(key, create);
        var id = shop.Twins[(key, "customer")].Id;
        await shop.RawAsync(HttpMethod.Post, "/api/tickets", $$$"""
            {"via":"api","customer":{"id":{{{id}}}},"messages":[{"channel":"internal-note","via":"api","from_agent":true,"body_text":"mine"}]}
            """);

        Assert.IsType<Removal.Skipped>(await shop.Connector.RemoveAsync(create, shop.Resolve(create), shop.Twins[(key, "customer")], Cancellation));
    }
}
