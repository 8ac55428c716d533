using System.Net;
using Workbench.Emulators.Kit;
using Workbench.Emulators.ZohoDesk;

namespace Workbench.Emulators.Tests.ZohoDesk;

public sealed class TransportQuirkTests
{
    private static readonly ZohoDeskSettings Plain = new() { SearchLag = TimeSpan.Zero, AlternateListShapes = false };

    [Fact]
    public async Task Quirk01_MissingOrganization_IsRefusedExceptForOrganizations()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        client.OrganizationId = null;
        var missing = await client.GetAsync("/tickets");
        var organizations = await client.GetAsync("/organizations");
        var byQuery = await client.GetAsync("/departments?orgId=" + organizations.Records[0]["id"]);
        client.OrganizationId = "1";
        var wrong = await client.GetAsync("/tickets");

        Assert.Equal((403, "OAUTH_ORG_MISMATCH"), (missing.Status, missing.Code));
        Assert.Equal((403, "OAUTH_ORG_MISMATCH"), (wrong.Status, wrong.Code));
        Assert.Equal(200, organizations.Status);
        Assert.Equal(2, byQuery.Records.Count);
    }

    [Fact]
    public async Task Quirk02_TokenAfterAnHour_IsInvalid()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        client.Clock.Advance(TimeSpan.FromSeconds(3599));
        Assert.Equal(200, (await client.GetAsync("/myinfo")).Status);
        client.Clock.Advance(TimeSpan.FromSeconds(1));
        var expired = await client.GetAsync("/myinfo");

        Assert.Equal((401, "INVALID_OAUTH"), (expired.Status, expired.Code));
    }

    [Fact]
    public async Task Quirk02_EleventhRefreshInTenMinutes_IsRefused()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        for (var refresh = 2; refresh <= 10; refresh++)
        {
            Assert.Equal(3600, (await client.RefreshAsync()).Body!["expires_in"]!.GetValue<int>());
        }
        var refused = await client.RefreshAsync();
        client.Clock.Advance(TimeSpan.FromMinutes(10));
        var later = await client.RefreshAsync();

        Assert.Equal((400, "Access Denied"), (refused.Status, refused.Text("error")));
        Assert.Equal(200, later.Status);
        Assert.Equal(401, (await client.GetAsync("/myinfo")).Status);
    }

    [Fact]
    public async Task Refresh_WrongSecret_Answers200WithAnError()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var refused = await client.RefreshAsync(secret: "wrong");

        Assert.Equal((200, "invalid_client_secret"), (refused.Status, refused.Text("error")));
    }

    [Fact]
    public async Task Quirk03_TokenOfAnotherDataCentre_IsInvalid()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        client.Token = (await client.RefreshAsync("dc/com/oauth/v2/token")).Text("access_token");
        var refused = await client.GetAsync("/organizations");

        Assert.Equal((401, "INVALID_OAUTH"), (refused.Status, refused.Code));
    }

    [Theory]
    [InlineData("Desk.tickets.ALL", "/tickets/search?subject=a")]
    [InlineData("Desk.search.READ", "/tickets/search?subject=a")]
    [InlineData("Desk.contacts.READ", "/contacts/search?lastName=a")]
    [InlineData("Desk.layouts.ALL", "/layouts?module=tickets")]
    public async Task Quirk04_MissingScope_IsAMismatch(string scope, string path)
    {
        await using var client = await ZohoDeskClient.StartAsync(Plain with { Scopes = ZohoDeskScopes.All.Except([scope]).ToHashSet() });
        var refused = await client.GetAsync(path);

        Assert.Equal((403, "SCOPE_MISMATCH"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Quirk05_EmptyListOrSearch_Answers204WithoutBody()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        foreach (var path in (string[])["/tickets", "/tickets/search?subject=none", "/contacts"])
        {
            var empty = await client.GetAsync(path);
            Assert.Equal(204, empty.Status);
            Assert.Null(empty.Body);
        }
    }

    [Fact]
    public async Task Quirk06_From_CountsFromOneInListsAndFromZeroInSearches()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var first = await client.ContactAsync("one@example.com");
        var second = await client.ContactAsync("two@example.com");

        Assert.Equal(first, (await client.GetAsync("/contacts?from=1&limit=1")).Records[0]["id"]!.GetValue<string>());
        Assert.Equal(second, (await client.GetAsync("/contacts?from=2")).Records[0]["id"]!.GetValue<string>());
        Assert.Equal(422, (await client.GetAsync("/contacts?from=0")).Status);
        Assert.Equal(first, (await client.GetAsync("/contacts/search?lastName=Example&from=0&limit=1")).Records[0]["id"]!.GetValue<string>());
        Assert.Equal(second, (await client.GetAsync("/contacts/search?lastName=Example&from=1")).Records[0]["id"]!.GetValue<string>());
        Assert.Equal(422, (await client.GetAsync("/contacts/search?lastName=Example&from=5000")).Status);
        Assert.Equal(422, (await client.GetAsync("/contacts/search?lastName=Example&limit=101")).Status);
        Assert.Equal(422, (await client.GetAsync("/contacts?limit=100")).Status);
    }

    [Fact]
    public async Task Quirk07_UnknownQueryOrBodyKey_IsRefused()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var contact = await client.ContactAsync();
        var query = await client.GetAsync("/tickets?page=2");
        Assert.Equal((422, "UNPROCESSABLE_ENTITY"), (query.Status, query.Code));
        Assert.Equal("Extra query parameter 'page' is present in the input.", query.Text("message"));
        foreach (var key in (string[])["createdTime", "externalId", "closedTime", "tags", "threads", "comments", "ticketNumber"])
        {
            var body = await client.PostAsync("/tickets", client.TicketBody(contact, $"\"{key}\":\"2020-01-01T00:00:00.000Z\""));
            Assert.Equal((422, "UNPROCESSABLE_ENTITY"), (body.Status, body.Code));
        }
    }

    [Fact]
    public async Task Quirk07_IgnoringAccount_DropsUnknownKeys()
    {
        await using var client = await ZohoDeskClient.StartAsync(Plain with { IgnoreUnknownKeys = true });
        var ticket = await client.PostAsync("/tickets", client.TicketBody(await client.ContactAsync(), "\"createdTime\":\"2020-01-01T00:00:00.000Z\""));

        Assert.Equal("2026-03-02T09:00:00.000Z", ticket.Text("createdTime"));
    }

    [Fact]
    public async Task Quirk23_Credits_AreAnnouncedAndEndWithRetryAfter()
    {
        await using var client = await ZohoDeskClient.StartAsync(Plain with { DailyCredits = 4 }, options: new EmulatorOptions { TimeFactor = 24 });
        var list = await client.GetAsync("/agents");
        var read = await client.GetAsync("/myinfo");
        var refused = await client.GetAsync("/myinfo");

        Assert.Equal(("3", "1"), (list.Headers["X-Rate-Limit-Request-Weight-v3"], list.Headers["X-Rate-Limit-Remaining-v3"]));
        Assert.Equal(("1", "0"), (read.Headers["X-Rate-Limit-Request-Weight-v3"], read.Headers["X-Rate-Limit-Remaining-v3"]));
        Assert.Equal((429, "THRESHOLD_EXCEEDED", "3600"), (refused.Status, refused.Code, refused.Headers["Retry-After"]));
        client.Clock.Advance(TimeSpan.FromHours(1));
        client.Token = (await client.RefreshAsync()).Text("access_token");
        Assert.Equal(200, (await client.GetAsync("/myinfo")).Status);
    }

    [Fact]
    public async Task Quirk23_MoreCallsAtOnceThanAllowed_Answer429WithoutRetryAfter()
    {
        await using var client = await ZohoDeskClient.StartAsync(Plain with { Concurrency = 1 });
        using var slow = new HeldContent();
        var held = client.SendAsync("POST", "/contacts", slow);
        var refused = await client.GetAsync("/myinfo");
        while (refused.Status == 200)
        {
            refused = await client.GetAsync("/myinfo");
        }
        slow.Release();

        Assert.Equal((429, "TOO_MANY_REQUESTS"), (refused.Status, refused.Code));
        Assert.False(refused.Headers.ContainsKey("Retry-After"));
        Assert.Equal(200, (await held).Status);
        Assert.Equal(200, (await client.GetAsync("/myinfo")).Status);
    }

    [Fact]
    public async Task Quirk24_ListCost_GrowsWithTheOffsetAndTrashCostsSixPerRecord()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        foreach (var (from, cost) in new[] { (1, "3"), (2000, "3"), (2001, "5"), (10001, "10"), (50001, "50"), (100001, "100") })
        {
            Assert.Equal(cost, (await client.GetAsync($"/contacts?from={from}")).Headers["X-Rate-Limit-Request-Weight-v3"]);
        }
        var ids = $"\"{await client.ContactAsync("a@example.com")}\",\"{await client.ContactAsync("b@example.com")}\"";
        var trashed = await client.PostAsync("/contacts/moveToTrash", $$"""{"contactIds":[{{ids}}]}""");
        var deleted = await client.PostAsync("/recycleBin/delete", $$"""{"ids":[{{ids}}]}""");

        Assert.Equal((204, "12"), (trashed.Status, trashed.Headers["X-Rate-Limit-Request-Weight-v3"]));
        Assert.Equal("12", deleted.Headers["X-Rate-Limit-Request-Weight-v3"]);
    }

    [Fact]
    public async Task Quirk37_Lists_AreWrappedAndBareInTurn()
    {
        await using var client = await ZohoDeskClient.StartAsync(new ZohoDeskSettings());
        var first = await client.GetAsync("/departments");
        var second = await client.GetAsync("/departments");

        Assert.IsType<System.Text.Json.Nodes.JsonObject>(first.Body);
        Assert.IsType<System.Text.Json.Nodes.JsonArray>(second.Body);
        Assert.Equal(first.Records.Select(record => record.ToJsonString()), second.Records.Select(record => record.ToJsonString()));
    }

    [Fact]
    public async Task Faults_ThrottleAndFail_InTheVendorsWords()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        client.Emulator.Faults = FaultPlan.Parse("429(7)@1:GET /api/v1/myinfo,429@2:GET /api/v1/myinfo,500@3:GET /api/v1/myinfo");
        var day = await client.GetAsync("/myinfo");
        var busy = await client.GetAsync("/myinfo");
        var broken = await client.GetAsync("/myinfo");

        Assert.Equal(("THRESHOLD_EXCEEDED", "7"), (day.Code, day.Headers["Retry-After"]));
        Assert.Equal("TOO_MANY_REQUESTS", busy.Code);
        Assert.Equal((500, "INTERNAL_SERVER_ERROR"), (broken.Status, broken.Code));
    }

    [Fact]
    public async Task Request_WrongVerbOrPath_IsNamed()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var verb = await client.DeleteAsync("/tickets/1");
        var path = await client.GetAsync("/nothing");

        Assert.Equal((405, "METHOD_NOT_ALLOWED"), (verb.Status, verb.Code));
        Assert.Equal((404, "URL_NOT_FOUND"), (path.Status, path.Code));
    }

    private sealed class HeldContent : HttpContent
    {
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public HeldContent() => Headers.ContentType = new("application/json");

        public void Release() => released.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("{\"lastName\":"u8.ToArray());
            await stream.FlushAsync();
            await released.Task;
            await stream.WriteAsync("\"Slow\"}"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
