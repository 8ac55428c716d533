using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Workbench.Emulators.Gorgias;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Tests.Gorgias;

public sealed class TransportQuirkTests
{
    private const string Used = "X-Gorgias-Account-Api-Call-Limit";

    [Fact]
    public async Task Quirk01_Bucket_HoldsFortyAndLeaksTwoASecond()
    {
        await using var client = await GorgiasClient.StartAsync(new GorgiasSettings());
        for (var count = 1; count <= 40; count++)
        {
            var passed = await client.GetAsync("/api/account");
            Assert.Equal((200, $"{count}/40"), (passed.Status, passed.Headers[Used]));
        }
        var refused = await client.GetAsync("/api/account");
        Assert.Equal((429, "40/40", "1"), (refused.Status, refused.Headers[Used], refused.Headers["Retry-After"]));

        client.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await client.GetAsync("/api/account")).Status);
        Assert.Equal(200, (await client.GetAsync("/api/account")).Status);
        Assert.Equal(429, (await client.GetAsync("/api/account")).Status);
    }

    [Fact]
    public async Task Quirk01_TokenBucket_HoldsEighty()
    {
        await using var client = await GorgiasClient.StartAsync(new GorgiasSettings { BucketWindow = TimeSpan.FromSeconds(10) });
        client.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(client));
        Assert.Equal("1/80", (await client.GetAsync("/api/account")).Headers[Used]);
    }

    [Fact]
    public async Task Quirk01_FaultOf429_CarriesTheHeaderOrNot()
    {
        await using var client = await GorgiasClient.StartAsync();
        client.Emulator.Faults = FaultPlan.Parse("429(7)@1,429@2");
        var told = await client.GetAsync("/api/account");
        var untold = await client.GetAsync("/api/account");
        Assert.Equal((429, "7"), (told.Status, told.Headers["Retry-After"]));
        Assert.False(untold.Headers.ContainsKey("Retry-After"));
    }

    [Theory]
    [InlineData("POST", "/api/customers", """{"name":"Ada","nickname":"A"}""", "nickname")]
    [InlineData("POST", "/api/tags", """{"name":"x","nope":1}""", "nope")]
    [InlineData("PUT", "/api/users/1001", """{"surname":"x"}""", "surname")]
    [InlineData("POST", "/api/tickets", """{"via":"api","messages":[{"channel":"api","from_agent":false,"text":"x"}]}""", "messages")]
    public async Task Quirk02_UnknownKey_Answers400NamingTheField(string method, string path, string json, string field)
    {
        await using var client = await GorgiasClient.StartAsync();
        var refused = await client.SendAsync(method, path, json);
        Assert.Equal(400, refused.Status);
        Assert.Contains(field, refused.ErrorData.Select(problem => problem.Key));
        Assert.Contains("Unknown field.", refused.Raw);
    }

    [Fact]
    public async Task Quirk03_Offset_IsRefusedOrIgnoredAndLimitEndsAt100()
    {
        await using var client = await GorgiasClient.StartAsync();
        Assert.Equal(400, (await client.GetAsync("/api/customers?offset=10")).Status);
        Assert.Equal(400, (await client.GetAsync("/api/customers?limit=101")).Status);
        Assert.Equal(200, (await client.GetAsync("/api/customers?limit=100")).Status);

        await using var lenient = await GorgiasClient.StartAsync(new GorgiasSettings { RefuseOffset = false });
        Assert.Equal(3, (await lenient.GetAsync("/api/customers?offset=10")).Data.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&order_by=created_datetime:desc")]
    public async Task Quirk03_Cursor_ReachesTheEnd(string order)
    {
        await using var client = await GorgiasClient.StartAsync();
        for (var number = 0; number < 4; number++)
        {
            client.Clock.Advance(TimeSpan.FromMinutes(1));
            await client.CustomerAsync($"c{number}@example.com");
        }
        var (ids, cursor, pages) = (new List<long>(), "", 0);
        do
        {
            var page = await client.GetAsync("/api/customers?limit=3" + order + cursor);
            ids.AddRange(page.Ids);
            var next = (string?)page.Body["meta"]!["next_cursor"];
            cursor = next is null ? "" : "&cursor=" + Uri.EscapeDataString(next);
            pages++;
        }
        while (cursor.Length > 0);
        Assert.Equal((3, 7, 7), (pages, ids.Count, ids.Distinct().Count()));
        Assert.Equal(order.Length > 0, ids[0] == ids.Max());
    }

    [Fact]
    public async Task Quirk04_Page_HasNoTotal()
    {
        await using var client = await GorgiasClient.StartAsync();
        var page = await client.GetAsync("/api/customers?limit=1");
        Assert.Equal(["object", "uri", "data", "meta"], page.Body.AsObject().Select(field => field.Key));
        Assert.Equal(["prev_cursor", "next_cursor"], page.Body["meta"]!.AsObject().Select(field => field.Key));
    }

    [Theory]
    [InlineData("agent", "POST", "/api/users", 403)]
    [InlineData("agent", "POST", "/api/custom-fields", 403)]
    [InlineData("agent", "POST", "/api/tags", 201)]
    [InlineData("lite-agent", "POST", "/api/tags", 403)]
    [InlineData("observer-agent", "POST", "/api/customers", 403)]
    public async Task Quirk28_Role_WithoutPermissionAnswers403(string role, string method, string path, int status)
    {
        await using var client = await GorgiasClient.StartAsync(new GorgiasSettings { CallerRole = role });
        Assert.Equal(status, (await client.SendAsync(method, path, """{"name":"x"}""")).Status);
        Assert.Equal(200, (await client.GetAsync("/api/tickets")).Status);
    }

    [Fact]
    public async Task Quirk28_TokenScope_IsDemanded()
    {
        await using var client = await GorgiasClient.StartAsync(
            new GorgiasSettings { OAuthMissingScopes = new HashSet<string> { "customers:write" } });
        client.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(client));
        Assert.Equal(403, (await client.PostAsync("/api/customers", "{}")).Status);
        Assert.Equal(200, (await client.GetAsync("/api/customers")).Status);

        client.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(401, (await client.GetAsync("/api/customers")).Status);
    }

    [Theory]
    [InlineData("500-after@1")]
    [InlineData("cut-after@1")]
    public async Task Quirk31_CommittedThenLost_IsFoundByExternalId(string fault)
    {
        await using var client = await GorgiasClient.StartAsync();
        var customer = await client.CustomerAsync();
        client.Emulator.Faults = FaultPlan.Parse(fault + ":POST /api/tickets");
        try
        {
            var lost = await client.PostAsync("/api/tickets", $$"""
                {"via":"api","external_id":"k/1","customer":{"id":{{customer}} },"messages":[{{GorgiasClient.Incoming}}]}
                """);
            Assert.Equal(500, lost.Status);
        }
        catch (HttpRequestException)
        {
            Assert.StartsWith("cut", fault);
        }
        Assert.Single((await client.GetAsync("/api/tickets?external_id=k/1")).Data);
    }

    [Fact]
    public async Task Quirk33_UserZero_IsTheCaller()
    {
        await using var client = await GorgiasClient.StartAsync();
        Assert.Equal(new GorgiasSettings().Email, (await client.GetAsync("/api/users/0")).Text("email"));

        client.Authorization = GorgiasClient.Basic(new GorgiasSettings().Email, "wrong");
        Assert.Equal(401, (await client.GetAsync("/api/users/0")).Status);
    }

    [Fact]
    public async Task Answer_JsonContentType_MayHaveASuffix()
    {
        await using var client = await GorgiasClient.StartAsync(new GorgiasSettings { JsonContentType = "application/vnd.gorgias+json" });
        Assert.Equal("application/vnd.gorgias+json", (await client.GetAsync("/api/account")).ContentType);
        Assert.Equal(404, (await client.GetAsync("/api/nothing")).Status);
    }

    private static async Task<string> TokenAsync(GorgiasClient client)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token", ["refresh_token"] = new GorgiasSettings().RefreshToken,
        });
        var granted = await client.SendAsync("POST", "/oauth/token", form);
        Assert.Equal(86400, granted.Body["expires_in"]!.GetValue<int>());
        return granted.Text("access_token")!;
    }
}
