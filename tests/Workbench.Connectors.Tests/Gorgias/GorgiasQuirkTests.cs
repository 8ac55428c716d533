using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Connectors.Tests.Intercom;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Emulators.Gorgias;
using Workbench.Emulators.Kit;
using Lookup = Workbench.Core.Writing.Lookup;
using VendorSettings = Workbench.Emulators.Gorgias.GorgiasSettings;

namespace Workbench.Connectors.Tests.Gorgias;

/// <summary>The connector survives each numbered oddity of transport, people and fields.</summary>
public sealed class GorgiasQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk01_FullBucket_IsPacedAndNeverLoses()
    {
        await using var shop = await EmulatedShop.StartAsync(new VendorSettings { BucketSize = 4, BucketWindow = TimeSpan.FromSeconds(200) }, windowSeconds: "0.2");

        await shop.PrepareAsync();

        Assert.Equal(4, shop.Connector.Quota.Limit);
        Assert.True(shop.Connector.Quota.Requests > 20);
    }

    [Theory]
    [InlineData("429(1)@3x2")]
    [InlineData("429@3x2")]
    [InlineData("500@2x2")]
    public async Task Quirk01_RefusedReads_AreAskedAgain(string fault)
    {
        await using var shop = await EmulatedShop.StartAsync();
        shop.Emulator.Faults = FaultPlan.Parse(fault);

        var schema = await shop.Connector.DiscoverAsync(Cancellation);

        Assert.Equal("shop", schema.Account);
    }

    [Fact]
    public async Task Quirk02_UnknownKey_IsARejectThatNamesIt()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var key = GorgiasSamples.Contact(shop, "1", "ada@example.com");
        var create = shop.Compose(key).Writes.Single();
        var body = shop.Resolve(create);
        body["json"]!["favourite_colour"] = "red";

        var refused = Assert.IsType<WriteAnswer.Refused>(await shop.Connector.SendAsync(create, body, null, shop, Cancellation));

        Assert.Equal(400, refused.Status);
        Assert.Contains("favourite_colour", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quirk03_04_ListsWithoutTotals_AreReadToTheirEnd()
    {
        var seed = GorgiasSeed.Default with { Customers = [.. Enumerable.Range(0, 250).Select(number => new SeedCustomer($"C {number}", $"c{number}@example.com"))] };
        await using var shop = await EmulatedShop.StartAsync(seed: seed);

        var found = new HashSet<string>();
        await foreach (var twin in shop.Connector.ScanAsync(null!, Cancellation))
        {
            Assert.True(found.Add(twin.Twin.Print()));
        }

        Assert.Equal(250, found.Count);
        Assert.DoesNotContain(shop.Emulator.Log.Last, request => request.Status == 400);
    }

    [Fact]
    public async Task Quirk05_TakenEmail_IsTheExistingTwin()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var key = GorgiasSamples.Contact(shop, "1", "Grace@Example.com");

        var answer = await shop.SendAsync(key, shop.Compose(key).Writes.Single());

        Assert.Equal("customer", Assert.IsType<WriteAnswer.Exists>(answer).Twin.Type);
    }

    [Fact]
    public async Task Quirk05_EmailOfAnotherRecord_IsRefusedInWords()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var (first, second) = (GorgiasSamples.Contact(shop, "1", "ada@example.com"), GorgiasSamples.Contact(shop, "2", "ada@example.com"));
        await shop.SendAsync(first, shop.Compose(first).Writes.Single());

        var refused = Assert.IsType<WriteAnswer.Refused>(await shop.SendAsync(second, shop.Compose(second).Writes.Single()));

        Assert.Equal("duplicate-email", refused.Code);
        Assert.Contains("ivinex/contact/1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quirk05_SameKeyTwice_IsForAPersonToDecide()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var key = GorgiasSamples.Contact(shop, "1", "ada@example.com");
        var create = shop.Compose(key).Writes.Single();
        await shop.SendAsync(key, create);
        await shop.RawAsync(HttpMethod.Post, "/api/customers", """{"name":"Double","external_id":"ivinex/contact/1"}""");

        Assert.IsType<Lookup.Ambiguous>(await shop.Connector.FindAsync(create, shop.Resolve(create), null, Cancellation));
    }

    [Fact]
    public async Task Quirk07_ExistingChannelsNoteAndMeta_Survive()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var standing = (await shop.RawAsync(HttpMethod.Post, "/api/customers", """
            {"name":"Ada before","email":"ada@example.com","note":"likes tea","meta":{"shop":"7"},"external_id":"shop-1",
             "channels":[{"type":"email","address":"ada@example.com","preferred":true},{"type":"phone","address":"+4420","preferred":false}]}
            """))!;
        var twin = new TwinRef("customer", standing["id"]!.ToString());
        var key = GorgiasSamples.Contact(
            shop, "1", "ada@example.com", ("phone", SampleSource.Text("+15550100123")), ("birthday", new FieldValue.Date(new DateOnly(1999, 12, 31))));
        var before = await ReadAsync(shop, twin);
        var image = await shop.Connector.CaptureAsync(twin, Cancellation);

        Assert.IsType<WriteAnswer.Done>(await shop.SendAsync(key, shop.Compose(key).Writes.Single(), twin));
        var after = await ReadAsync(shop, twin);

        Assert.Equal("+15550100123\n+4420", after["phone"]);
        Assert.Contains("likes tea", after["note"], StringComparison.Ordinal);
        Assert.Equal(("ivinex/contact/1", "1999-12-31"), (after["external_id"], after["field:Birthday"]));
        Assert.IsType<Removal.Gone>(await shop.Connector.RestoreAsync(twin, image, Cancellation));
        Assert.Equal(before, await ReadAsync(shop, twin));
    }

    [Fact]
    public async Task Quirk06_NestedPeople_AreNamedByIdAlone()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        GorgiasSamples.Fill(shop);

        foreach (var write in shop.Ledger.Keys.SelectMany(key => shop.Compose(key).Writes))
        {
            Assert.All(Nested(JsonNode.Parse(write.Body.GetRawText())!), person => Assert.Equal(["id"], person.Select(member => member.Key)));
        }
    }

    [Fact]
    public async Task Quirk16_TagInUse_StaysAndIsListed()
    {
        await using var shop = await EmulatedShop.StartAsync();
        await shop.PrepareAsync();
        var tags = (await shop.RawAsync(HttpMethod.Get, "/api/tags?search=mig-run"))!["data"]!.AsArray();

        Assert.Equal("mig-run-ivinex-gorgias", Assert.Single(tags)!["name"]!.ToString());
    }

    [Fact]
    public async Task Quirk18_19_20_UsedSlots_BecomeLinesOfTheNote()
    {
        await using var shop = await EmulatedShop.StartAsync();
        await TakeSlotsAsync(shop, 23);

        await shop.PrepareAsync();
        var ticket = GorgiasSamples.Fill(shop);
        await shop.LoadAsync();

        var plan = shop.Ledger.Plan.For("tickets")!;
        var state = (await shop.Connector.ReadAsync(shop.Twins[(ticket, "ticket")], Cancellation))[0];
        Assert.Equal("note", plan.For("due")!.Destination);
        Assert.Contains("no slot left: 24 of 25", plan.For("due")!.Why, StringComparison.Ordinal);
        Assert.Contains("Due: 2021-03-09", state.Fields["note"], StringComparison.Ordinal);
        Assert.Equal("closed (Closed)", state.Fields["status-in-words"]);
    }

    [Fact]
    public async Task Quirk18_NoSlotAtAll_KeepsTheStatusInTheNote()
    {
        await using var shop = await EmulatedShop.StartAsync();
        await TakeSlotsAsync(shop, 24);

        await shop.PrepareAsync();
        var ticket = GorgiasSamples.Ticket(shop, "1", null, ("status", SampleSource.Option("Waiting")));

        var promise = shop.Compose(ticket).Promises.Single(found => found.Field == "status");
        Assert.Equal(("note", "Status: Waiting"), (promise.Destination, promise.Expected));
    }

    [Fact]
    public async Task Quirk21_ValueOutsideTheChoices_IsALineOfTheNote()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ticket = GorgiasSamples.Ticket(shop, "1", null, ("status", SampleSource.Option("Brand new word")));
        await shop.LoadAsync();

        var state = (await shop.Connector.ReadAsync(shop.Twins[(ticket, "ticket")], Cancellation))[0];
        Assert.Contains("Status: Brand new word", state.Fields["note"], StringComparison.Ordinal);
        Assert.Equal("open", state.Fields["status"]);
    }

    [Fact]
    public async Task Quirk23_Users_AreNeverCreated()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        GorgiasSamples.Fill(shop);
        await shop.LoadAsync();

        Assert.DoesNotContain(shop.Emulator.Log.Last, request => request.Method == "POST" && request.Path.StartsWith("/api/users", StringComparison.Ordinal));
        Assert.DoesNotContain(Connectors.Gorgias.Wire.GorgiasEndpoints.All, row => row.Method != HttpMethod.Get && row.PathTemplate.StartsWith("/api/users", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Quirk28_RoleWithoutPermission_BlocksThatKindAlone()
    {
        await using var shop = await EmulatedShop.StartAsync(new VendorSettings { CallerRole = "agent" });
        var states = await FindingsAsync(shop);

        Assert.Equal(FindingState.Blocks, states["gorgias.permission.custom-fields"]);
        Assert.Equal(FindingState.Clear, states["gorgias.permission.tickets"]);
    }

    [Fact]
    public async Task Quirk28_WrongKey_SaysWhichSecretToCheck()
    {
        await using var shop = await EmulatedShop.StartAsync(key: "somebody-elses");
        var fault = await Assert.ThrowsAsync<ConnectorException>(() => shop.Connector.DiscoverAsync(Cancellation));

        Assert.Equal(401, fault.Status);
        Assert.Contains("apiKey", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody-elses", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, FindingState.Clear)]
    [InlineData(true, FindingState.NeedsPerson)]
    public async Task Quirk32_ActiveRules_AreFoundBeforeTheLoad(bool isActive, FindingState state)
    {
        await using var shop = await EmulatedShop.StartAsync(seed: GorgiasSeed.Default with { RuleIsActive = isActive });

        Assert.Equal(state, (await FindingsAsync(shop))["gorgias.rules"]);
    }

    [Fact]
    public async Task Quirk33_Caller_IsNamedByThePreflight()
    {
        await using var shop = await EmulatedShop.StartAsync();
        await foreach (var finding in shop.Connector.CheckAsync(null, await shop.Connector.DiscoverAsync(Cancellation), Cancellation))
        {
            if (finding.Code == "gorgias.key")
            {
                Assert.Contains("owner@shop.example", finding.Text, StringComparison.Ordinal);
                return;
            }
        }

        Assert.Fail("The preflight does not name the key's user.");
    }

    private static async Task TakeSlotsAsync(EmulatedShop shop, int count)
    {
        foreach (var number in Enumerable.Range(1, count))
        {
            var field = new JsonObject
            {
                ["object_type"] = "Ticket",
                ["label"] = $"Taken {number}",
                ["definition"] = new JsonObject { ["data_type"] = "text", ["input_settings"] = new JsonObject { ["input_type"] = "input" } },
            };
            await shop.RawAsync(HttpMethod.Post, "/api/custom-fields", field.ToJsonString());
        }
    }

    private static async Task<Dictionary<string, string>> ReadAsync(EmulatedShop shop, TwinRef twin) =>
        new((await shop.Connector.ReadAsync(twin, Cancellation))[0].Fields);

    private static async Task<Dictionary<string, FindingState>> FindingsAsync(EmulatedShop shop)
    {
        var states = new Dictionary<string, FindingState>();
        await foreach (var finding in shop.Connector.CheckAsync(null, await shop.Connector.DiscoverAsync(Cancellation), Cancellation))
        {
            states[finding.Code] = finding.State;
        }

        return states;
    }

    private static IEnumerable<JsonObject> Nested(JsonNode node) => node switch
    {
        JsonObject json => json.SelectMany(member => member is { Key: "customer" or "sender" or "assignee_user" or "receiver", Value: JsonObject person }
            ? [person]
            : member.Value is null ? [] : Nested(member.Value)),
        JsonArray list => list.Where(member => member is not null).SelectMany(member => Nested(member!)),
        _ => [],
    };
}
