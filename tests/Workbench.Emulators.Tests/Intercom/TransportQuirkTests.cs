using Workbench.Emulators.Intercom;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Tests.Intercom;

public sealed class TransportQuirkTests
{
    [Fact]
    public async Task Quirk01_MissingOrLowerVersion_RefusesNewPaths()
    {
        await using var client = await IntercomClient.StartAsync();
        Assert.Equal(200, (await client.GetAsync("/conversations/attributes")).Status);

        foreach (var version in (string[])["", "2.15"])
        {
            client.Version = version;
            var refused = await client.GetAsync("/conversations/attributes");
            Assert.Equal((400, "intercom_version_invalid"), (refused.Status, refused.Code));
            Assert.Equal(200, (await client.GetAsync("/admins")).Status);
        }
    }

    [Fact]
    public async Task Quirk02_TokenScopeOrPlanMissing_IsRefused()
    {
        await using var client = await IntercomClient.StartAsync(new IntercomSettings
        {
            HasPlan = false,
            MissingScopes = new HashSet<string> { IntercomScopes.ReadArticles },
        });
        var scope = await client.GetAsync("/articles");
        var plan = await client.GetAsync("/conversations");
        client.Token = "wrong";
        var token = await client.GetAsync("/me");

        Assert.Equal((403, "forbidden"), (scope.Status, scope.Code));
        Assert.Equal((403, "api_plan_restricted"), (plan.Status, plan.Code));
        Assert.Equal((401, "unauthorized", "Access Token Invalid"), (token.Status, token.Code, token.Message));
    }

    [Fact]
    public async Task Quirk03_WindowUsedUp_Answers429WithoutRetryAfter()
    {
        await using var client = await IntercomClient.StartAsync(new IntercomSettings { RequestsPerWindow = 2 });
        var first = await client.GetAsync("/me");
        await client.GetAsync("/me");
        var refused = await client.GetAsync("/me");

        Assert.Equal("2", first.Headers["X-RateLimit-Limit"]);
        Assert.Equal("1", first.Headers["X-RateLimit-Remaining"]);
        Assert.Equal(client.Clock.Now.AddSeconds(10).ToUnixTimeSeconds().ToString(), first.Headers["X-RateLimit-Reset"]);
        Assert.Equal((429, "rate_limit_exceeded"), (refused.Status, refused.Code));
        Assert.False(refused.Headers.ContainsKey("Retry-After"));

        client.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(200, (await client.GetAsync("/me")).Status);
    }

    [Fact]
    public async Task Quirk03_TimeFactor_ShortensTheWindow()
    {
        await using var client = await IntercomClient.StartAsync(
            new IntercomSettings { RequestsPerWindow = 1 }, options: new EmulatorOptions { TimeFactor = 10 });
        await client.GetAsync("/me");
        client.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(200, (await client.GetAsync("/me")).Status);
    }

    [Fact]
    public async Task Quirk22_FaultAfterCommit_LeavesTheRecord()
    {
        await using var client = await IntercomClient.StartAsync();
        var contact = await client.ContactAsync();
        client.Emulator.Faults = FaultPlan.Parse("500-after@1:POST /conversations,cut-after@2:POST /conversations");

        var failed = await client.PostAsync("/conversations", $$"""{"from":{"type":"user","id":"{{contact}}"},"body":"x"}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => client.ConversationAsync(contact));

        Assert.Equal((500, "server_error"), (failed.Status, failed.Code));
        Assert.Equal(2, (await client.GetAsync("/conversations")).Body!["total_count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Quirk45_RequestId_IsNullOrMissingOnSomeErrors()
    {
        await using var client = await IntercomClient.StartAsync();
        var one = await client.ContactAsync("one@example.com");
        var other = await client.ContactAsync("other@example.com");
        var usual = await client.GetAsync("/contacts/unknown");
        var empty = await client.PostAsync("/companies", """{"company_id":"1","test":1}""");
        var absent = await client.PostAsync("/contacts/merge", $$"""{"from":"{{one}}","into":"{{other}}"}""");

        Assert.True(Guid.TryParse(usual.Text("request_id"), out _));
        Assert.True(empty.Body!.AsObject().ContainsKey("request_id"));
        Assert.Null(empty.Body["request_id"]);
        Assert.Equal((400, "invalid_merge"), (absent.Status, absent.Code));
        Assert.False(absent.Body!.AsObject().ContainsKey("request_id"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"email\":")]
    [InlineData("{\"email\":\"a@example.com\",\"email\":\"b@example.com\"}")]
    public async Task Post_BodyIsNoPlainObject_Answers400(string body)
    {
        await using var client = await IntercomClient.StartAsync();
        var answer = await client.SendRawAsync("POST", "/contacts", body);

        Assert.Equal((400, "bad_request"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Fingerprint_EverythingUndone_IsTheOneBefore()
    {
        await using var client = await IntercomClient.StartAsync(seed: IntercomSeed.Default with { Contacts = [new("old@example.com", "Old")] });
        var type = await client.TicketTypeAsync("Customer");
        var before = client.Emulator.Fingerprint();
        var attribute = await client.PostAsync("/data_attributes", """{"name":"mig","model":"contact","data_type":"string"}""");
        var field = await client.PostAsync($"/ticket_types/{type}/attributes", """{"name":"Source ID","description":"d","data_type":"string"}""");
        var made = await client.PostAsync("/ticket_types", """{"name":"Case","category":"Customer"}""");
        var contact = await client.ContactAsync();
        var conversation = await client.ConversationAsync(contact);
        var tag = (await client.PostAsync("/tags", """{"name":"run"}""")).Id;
        await client.PostAsync($"/conversations/{conversation}/tags", $$"""{"id":"{{tag}}","admin_id":"{{IntercomClient.Mia}}"}""");
        Assert.NotEqual(before, client.Emulator.Fingerprint());

        await client.DeleteAsync("/conversations/" + conversation);
        await client.DeleteAsync("/contacts/" + contact);
        await client.DeleteAsync("/tags/" + tag);
        await client.PutAsync("/ticket_types/" + made.Id, """{"archived":true}""");
        await client.PutAsync($"/ticket_types/{type}/attributes/{field.Id}", """{"archived":true}""");
        await client.PutAsync("/data_attributes/" + attribute.Body!["id"]!.ToJsonString(), """{"archived":true}""");

        Assert.Equal(before, client.Emulator.Fingerprint());
    }

    [Fact]
    public async Task State_CopiedWithoutShutdown_HoldsEveryAnsweredWrite()
    {
        var folder = Directory.CreateTempSubdirectory("workbench-intercom");
        try
        {
            var path = Path.Combine(folder.FullName, "state.db");
            await using var living = await IntercomClient.StartAsync(options: new EmulatorOptions { StatePath = path });
            var contact = await living.ContactAsync();
            // What a killed process leaves behind: the files as they lie on the disk at this moment.
            foreach (var file in folder.GetFiles("state.db*"))
            {
                file.CopyTo(Path.Combine(folder.FullName, "killed" + file.Name["state".Length..]));
            }
            var options = new EmulatorOptions { StatePath = Path.Combine(folder.FullName, "killed.db") };
            await using var successor = await IntercomClient.StartAsync(options: options);

            Assert.Equal(200, (await successor.GetAsync("/contacts/" + contact)).Status);
            Assert.Equal(living.Emulator.Fingerprint(), successor.Emulator.Fingerprint());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Restart_SameStatePath_KeepsWhatWasAnswered()
    {
        var folder = Directory.CreateTempSubdirectory("workbench-intercom");
        try
        {
            var options = new EmulatorOptions { StatePath = Path.Combine(folder.FullName, "state.db") };
            string contact;
            string fingerprint;
            await using (var first = await IntercomClient.StartAsync(options: options))
            {
                contact = await first.ContactAsync();
                fingerprint = first.Emulator.Fingerprint();
            }
            await using var second = await IntercomClient.StartAsync(options: options);

            Assert.Equal(200, (await second.GetAsync("/contacts/" + contact)).Status);
            Assert.Equal(fingerprint, second.Emulator.Fingerprint());
            Assert.Equal(4, (await second.GetAsync("/admins")).Array("admins").Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
