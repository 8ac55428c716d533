using Workbench.Emulators.Gorgias;

namespace Workbench.Emulators.Tests.Gorgias;

public sealed class CustomerQuirkTests
{
    [Fact]
    public async Task Quirk05_TakenEmail_Answers409()
    {
        await using var client = await GorgiasClient.StartAsync();
        await client.CustomerAsync();
        Assert.Equal(409, (await client.PostAsync("/api/customers", """{"email":"ADA@example.com"}""")).Status);
        Assert.Equal(409, (await client.PostAsync(
            "/api/customers", """{"channels":[{"type":"email","address":"ada@example.com","preferred":true}]}""")).Status);
        Assert.Single((await client.GetAsync("/api/customers?email=ada@example.com")).Data);
    }

    [Fact]
    public async Task Quirk05_SameExternalId_MakesTwoCustomersOrAnswers409()
    {
        await using var client = await GorgiasClient.StartAsync();
        await client.CustomerAsync("a@example.com", """,  "external_id":"k/1" """);
        await client.CustomerAsync("b@example.com", """,  "external_id":"k/1" """);
        Assert.Equal(2, (await client.GetAsync("/api/customers?external_id=k/1")).Data.Count);

        await using var strict = await GorgiasClient.StartAsync(new GorgiasSettings { UniqueCustomerExternalIds = true });
        await strict.CustomerAsync("a@example.com", """,  "external_id":"k/1" """);
        Assert.Equal(409, (await strict.PostAsync("/api/customers", """{"email":"b@example.com","external_id":"k/1"}""")).Status);
    }

    [Fact]
    public async Task Quirk06_NestedCustomer_IsCreatedByUnknownEmailAndUpdatedByExtraKeys()
    {
        await using var client = await GorgiasClient.StartAsync();
        var created = await client.PostAsync("/api/tickets", $$"""
            {"via":"api","customer":{"email":"new@example.com","name":"New One"},"messages":[{{GorgiasClient.Incoming}}]}
            """);
        var customer = created.Body["customer"]!["id"]!.GetValue<long>();
        Assert.Equal("New One", (await client.GetAsync($"/api/customers/{customer}")).Text("name"));

        await client.PostAsync("/api/tickets", $$"""
            {"via":"api","customer":{"id":{{customer}},"name":"Changed"},"messages":[{{GorgiasClient.Incoming}}]}
            """);
        Assert.Equal("Changed", (await client.GetAsync($"/api/customers/{customer}")).Text("name"));

        await client.PostAsync("/api/tickets", $$"""
            {"via":"api","customer":{"id":{{customer}} },"messages":[{{GorgiasClient.Incoming}}]}
            """);
        Assert.Equal("Changed", (await client.GetAsync($"/api/customers/{customer}")).Text("name"));
    }

    [Fact]
    public async Task Quirk06_NestedUser_IsCreatedByUnknownEmail()
    {
        await using var client = await GorgiasClient.StartAsync();
        var customer = await client.CustomerAsync();
        var ticket = await client.TicketAsync(customer);
        var message = await client.PostAsync($"/api/tickets/{ticket}/messages", """
            {"channel":"internal-note","via":"api","from_agent":true,"body_text":"n",
             "sender":{"email":"agent9@example.com","name":"Agent Nine"} }
            """);
        Assert.Equal("Agent Nine", (string?)message.Body["sender"]!["name"]);
        Assert.Single(client.Emulator.Store.Scan(GorgiasCollections.Invitations));
    }

    [Fact]
    public async Task Quirk07_PutChannels_ReplacesAll()
    {
        await using var client = await GorgiasClient.StartAsync();
        var id = await client.CustomerAsync();
        var changed = await client.PutAsync($"/api/customers/{id}", """
            {"channels":[{"type":"phone","address":"+15550100","preferred":false},{"type":"email","address":"ada2@example.com"}]}
            """);
        Assert.Equal(
            ["+15550100", "ada2@example.com"], changed.Body["channels"]!.AsArray().Select(channel => (string?)channel!["address"]));
        Assert.Equal("ada2@example.com", changed.Text("email"));
        Assert.Single((await client.GetAsync("/api/customers?channel_type=phone&channel_address=%2B15550100")).Data);
        Assert.Equal(201, (await client.PostAsync("/api/customers", """{"email":"ada@example.com"}""")).Status);
    }

    [Fact]
    public async Task Quirk17_CustomerData_Answers202EmptyAndIgnoresAnOlderVersion()
    {
        await using var client = await GorgiasClient.StartAsync();
        var id = await client.CustomerAsync();
        var written = await client.PutAsync($"/api/customers/{id}/data", """{"data":{"org":"A"},"version":"2026-02-01T00:00:00Z"}""");
        var ignored = await client.PutAsync($"/api/customers/{id}/data", """{"data":{"org":"B"},"version":"2026-01-01T00:00:00Z"}""");
        Assert.Equal((202, 0, 202), (written.Status, written.Bytes.Length, ignored.Status));
        Assert.Equal("A", (string?)(await client.GetAsync($"/api/customers/{id}")).Body["data"]!["org"]);
    }

    [Fact]
    public async Task Quirk34_Merge_TakesIdsFromTheQueryOnly()
    {
        await using var client = await GorgiasClient.StartAsync();
        var (source, kept) = (await client.CustomerAsync("a@example.com"), await client.CustomerAsync("b@example.com"));
        var ticket = await client.TicketAsync(source);
        Assert.Equal(400, (await client.PutAsync("/api/customers/merge", $$"""{"source_id":{{source}},"target_id":{{kept}} }""")).Status);
        Assert.Equal(400, (await client.PutAsync(
            $"/api/customers/merge?source_id={source}&target_id={kept}", $$"""{"source_id":{{source}} }""")).Status);

        var merged = await client.SendAsync("PUT", $"/api/customers/merge?source_id={source}&target_id={kept}");
        Assert.Equal(200, merged.Status);
        Assert.Equal(404, (await client.GetAsync($"/api/customers/{source}")).Status);
        Assert.Equal(kept, (await client.GetAsync($"/api/tickets/{ticket}")).Body["customer"]!["id"]!.GetValue<long>());
    }

    [Fact]
    public async Task Delete_CustomerWithTickets_IsRefusedUntilTheyAreGone()
    {
        await using var client = await GorgiasClient.StartAsync();
        var before = client.Emulator.Fingerprint();
        var (one, two) = (await client.CustomerAsync("a@example.com"), await client.CustomerAsync("b@example.com"));
        var ticket = await client.TicketAsync(one);
        Assert.Equal(400, (await client.DeleteAsync("/api/customers", $$"""{"ids":[{{two}},{{one}}]}""")).Status);
        Assert.Equal(200, (await client.GetAsync($"/api/customers/{two}")).Status);

        await client.DeleteAsync($"/api/tickets/{ticket}");
        Assert.Equal(204, (await client.DeleteAsync("/api/customers", $$"""{"ids":[{{two}},{{one}}]}""")).Status);
        Assert.Equal(before, client.Emulator.Fingerprint());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Search_Customers_FindsPartsOfNamesAndAddresses(bool asList)
    {
        await using var client = await GorgiasClient.StartAsync(new GorgiasSettings { SearchAnswersList = asList });
        var found = await client.PostAsync("/api/search", """{"type":"customer_profile","query":"HOPPER","size":50}""");
        Assert.Single(asList ? found.Body.AsArray() : found.Data);
        Assert.Equal(400, (await client.PostAsync("/api/search", """{"type":"customer","query":"x","size":51}""")).Status);
    }
}
