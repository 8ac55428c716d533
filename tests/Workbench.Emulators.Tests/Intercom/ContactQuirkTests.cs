using Workbench.Emulators.Intercom;

namespace Workbench.Emulators.Tests.Intercom;

public sealed class ContactQuirkTests
{
    [Fact]
    public async Task Quirk07_TakenExternalId_Answers409WithId()
    {
        await using var client = await IntercomClient.StartAsync();
        var first = await client.PostAsync("/contacts", """{"external_id":"src:1","email":"ada@example.com"}""");
        var byKey = await client.PostAsync("/contacts", """{"external_id":"src:1"}""");
        var byEmail = await client.PostAsync("/contacts", """{"email":"Ada@Example.com"}""");
        Assert.Equal(24, first.Id.Length);
        Assert.Equal((409, "conflict", $"A contact matching those details already exists with id={first.Id}"), (byKey.Status, byKey.Code, byKey.Message));
        Assert.Equal(409, byEmail.Status);

        await client.PostAsync($"/contacts/{first.Id}/archive", "{}");
        var archived = await client.PostAsync("/contacts", """{"external_id":"src:1"}""");
        Assert.Equal(409, archived.Status);
        Assert.NotEqual(byKey.Message, archived.Message);
        Assert.Contains(first.Id, archived.Message);
    }

    [Fact]
    public async Task Quirk07_LeadsAndDifferentExternalIds_MayShareAnEmail()
    {
        await using var client = await IntercomClient.StartAsync();
        await client.PostAsync("/contacts", """{"external_id":"src:1","email":"ada@example.com"}""");

        Assert.Equal(200, (await client.PostAsync("/contacts", """{"external_id":"src:2","email":"ada@example.com"}""")).Status);
        Assert.Equal(200, (await client.PostAsync("/contacts", """{"role":"lead","email":"ada@example.com"}""")).Status);
    }

    [Fact]
    public async Task Quirk08_YoungContact_IsFoundByExternalIdBeforeSearch()
    {
        await using var client = await IntercomClient.StartAsync();
        await client.PostAsync("/contacts", """{"external_id":"src:1","email":"ada@example.com"}""");
        Assert.Equal(0, await Found(client, "external_id", "=", "\"src:1\""));
        Assert.Equal(200, (await client.GetAsync("/contacts/find_by_external_id/src:1")).Status);

        client.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(1, await Found(client, "external_id", "=", "\"src:1\""));
    }

    [Fact]
    public async Task Quirk09_ArchivedContact_IsInvisibleAndStillConflicts()
    {
        await using var client = await IntercomClient.StartAsync();
        var id = await client.ContactAsync();
        await client.PostAsync($"/contacts/{id}/archive", "{}");
        client.Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(404, (await client.GetAsync("/contacts/" + id)).Status);
        Assert.Empty((await client.GetAsync("/contacts")).Array("data"));
        Assert.Equal(0, await Found(client, "email", "=", "\"ada@example.com\""));
        Assert.Equal(409, (await client.PostAsync("/contacts", """{"email":"ada@example.com"}""")).Status);

        await client.PostAsync($"/contacts/{id}/unarchive", "{}");
        Assert.Equal(200, (await client.GetAsync("/contacts/" + id)).Status);
    }

    [Fact]
    public async Task Quirk10_FindByExternalId_IgnoresLeadsAndPointsFromMerged()
    {
        await using var client = await IntercomClient.StartAsync();
        await client.PostAsync("/contacts", """{"role":"lead","external_id":"lead:1"}""");
        Assert.Equal(404, (await client.GetAsync("/contacts/find_by_external_id/lead:1")).Status);

        var from = (await client.PostAsync("/contacts", """{"external_id":"src:1","email":"one@example.com"}""")).Id;
        var into = (await client.PostAsync("/contacts", """{"external_id":"src:2","email":"two@example.com"}""")).Id;
        await client.PostAsync("/contacts/merge", $$"""{"from":"{{from}}","into":"{{into}}","skip_duplicate_validation":true}""");
        var merged = await client.GetAsync("/contacts/find_by_external_id/src:1");

        Assert.Equal((410, "contact_merged"), (merged.Status, merged.Code));
        Assert.Contains("/contacts/" + into, merged.Headers["Link"]);
    }

    [Fact]
    public async Task Quirk11_DateSearch_CountsWholeWorkspaceDays()
    {
        await using var client = await IntercomClient.StartAsync(new IntercomSettings { TimeZone = "America/Los_Angeles" });
        await client.ContactAsync();
        client.Clock.Advance(TimeSpan.FromDays(2));
        // 09:00 UTC is 01:00 in Los Angeles; 07:00 UTC of the same date is still the day before there.
        var created = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        Assert.Equal(0, await Found(client, "created_at", ">", $"{created - 3600}"));
        Assert.Equal(1, await Found(client, "created_at", ">", $"{created - 7200}"));
        Assert.Equal(1, await Found(client, "created_at", "=", $"{created + 3600}"));

        foreach (var operation in (string[])[">=", "<=", "!=", "IN"])
        {
            Assert.Equal(400, (await Search(client, "created_at", operation, $"{created}")).Status);
        }
        client.Version = "2.17";
        Assert.Equal(1, await Found(client, "created_at", ">=", $"{created}"));
    }

    [Fact]
    public async Task Quirk12_CursorInTheQuery_GivesPageOneAgain()
    {
        await using var client = await IntercomClient.StartAsync(seed: IntercomSeed.Default with
        {
            Contacts = [.. Enumerable.Range(1, 3).Select(number => new SeedContact($"c{number}@example.com"))],
        });
        const string Query = """{"query":{"field":"role","operator":"=","value":"user"},"pagination":{"per_page":2""";
        var first = await client.PostAsync("/contacts/search", Query + "}}");
        var cursor = first.Body!["pages"]!["next"]!["starting_after"]!.GetValue<string>();
        var ignored = await client.PostAsync("/contacts/search?starting_after=" + Uri.EscapeDataString(cursor), Query + "}}");
        var second = await client.PostAsync("/contacts/search", $"{Query},\"starting_after\":\"{cursor}\"}}}}");

        Assert.Equal(first.Array("data")[0]!["id"]!.GetValue<string>(), ignored.Array("data")[0]!["id"]!.GetValue<string>());
        Assert.Single(second.Array("data"));
        Assert.Null(second.Body!["pages"]!["next"]);
        Assert.Equal(3, second.Body["total_count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Quirk36_Delete_RemovesItsConversations()
    {
        await using var client = await IntercomClient.StartAsync();
        var contact = await client.ContactAsync();
        var conversation = await client.ConversationAsync(contact);

        var deleted = await client.DeleteAsync("/contacts/" + contact);

        Assert.True(deleted.Body!["deleted"]!.GetValue<bool>());
        Assert.Equal(404, (await client.GetAsync("/conversations/" + conversation)).Status);
        Assert.Equal(200, (await client.PostAsync("/contacts", """{"email":"ada@example.com"}""")).Status);
    }

    [Fact]
    public async Task Quirk43_Phone_IsNormalisedAndCheckedBySwitch()
    {
        await using var lenient = await IntercomClient.StartAsync();
        var contact = await lenient.PostAsync("/contacts", """{"email":"ada@example.com","phone":"+1 (555) 010-0199"}""");
        Assert.Equal("+15550100199", contact.Text("phone"));

        await using var strict = await IntercomClient.StartAsync(new IntercomSettings { ValidatePhones = true });
        Assert.Equal(400, (await strict.PostAsync("/contacts", """{"email":"ada@example.com","phone":"call me"}""")).Status);
    }

    [Fact]
    public async Task Quirk33_Note_IsDatedNowAndHasNoUpdateOrDelete()
    {
        await using var client = await IntercomClient.StartAsync();
        var contact = await client.ContactAsync();
        var note = await client.PostAsync($"/contacts/{contact}/notes", """{"body":"Hello","created_at":1590000000}""");

        Assert.Equal(client.Clock.Now.ToUnixTimeSeconds(), note.Body!["created_at"]!.GetValue<long>());
        Assert.Equal("<p>Hello</p>", note.Text("body"));
        Assert.Equal(IntercomClient.Mia, note.Body["author"]!["id"]!.GetValue<string>());
        Assert.Equal(404, (await client.PutAsync("/notes/" + note.Id, """{"body":"x"}""")).Status);
        Assert.Equal(404, (await client.DeleteAsync("/notes/" + note.Id)).Status);
        var unknown = await client.PostAsync($"/contacts/{contact}/notes", """{"body":"x","admin_id":"1"}""");
        Assert.Equal((404, "Resource Not Found"), (unknown.Status, unknown.Message));
        Assert.Equal("User Not Found", (await client.PostAsync("/contacts/none/notes", """{"body":"x"}""")).Message);
    }

    [Fact]
    public async Task Quirk37_TagName_IgnoresCaseAndSegmentsHoldTags()
    {
        await using var client = await IntercomClient.StartAsync(seed: IntercomSeed.Default with
        {
            Tags = ["held"],
            Segments = [new("Seg 1", "held")],
        });
        var one = await client.PostAsync("/tags", """{"name":"Run-1"}""");
        var two = await client.PostAsync("/tags", """{"name":"rUN-1"}""");
        Assert.Equal(one.Id, two.Id);

        var contact = await client.ContactAsync();
        await client.PostAsync($"/contacts/{contact}/tags", $$"""{"id":"{{one.Id}}"}""");
        Assert.Equal(200, (await client.DeleteAsync("/tags/" + one.Id)).Status);
        Assert.Empty((await client.GetAsync($"/contacts/{contact}/tags")).Array("data"));
        var held = await client.DeleteAsync("/tags/" + (await client.PostAsync("/tags", """{"name":"HELD"}""")).Id);
        Assert.Equal((400, "tag_has_dependent_objects"), (held.Status, held.Code));
    }

    private static async Task<int> Found(IntercomClient client, string field, string operation, string value)
    {
        var answer = await Search(client, field, operation, value);
        Assert.Equal(200, answer.Status);
        return answer.Body!["total_count"]!.GetValue<int>();
    }

    private static Task<Answer> Search(IntercomClient client, string field, string operation, string value) =>
        client.PostAsync("/contacts/search", $$"""{"query":{"field":"{{field}}","operator":"{{operation}}","value":{{value}} } }""");
}
