using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Workbench.Emulators.Infoset;
using Workbench.Emulators.Samples;
using Workbench.Emulators.Tests.Kit;

namespace Workbench.Emulators.Tests.Infoset;

public sealed class InfosetAccessQuirkTests
{
    private static readonly BuiltInSample Small = new(0.1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    public async Task Quirk13_UsersMe_RefusesAnApiKey(int status)
    {
        await using var account = await InfosetAccount.StartAsync(new InfosetSettings { UsersMeStatus = status }, Small);

        Assert.Equal((HttpStatusCode)status, (await account.TryAsync("users/me")).Status);
        await LoginAsync(account);
        Assert.Equal(41, (int)(await account.TryAsync("users/me", account.Stranger)).Body!["userId"]!);
    }

    [Fact]
    public async Task Quirk14_Logins_DifferInShapeAndClaims()
    {
        await using var account = await InfosetAccount.StartAsync(sample: Small);

        var logins = new[] { await LoginAsync(account), await LoginAsync(account), await LoginAsync(account) };

        Assert.Equal([true, false, true], logins.Select(login => login is JsonValue));
        var claims = logins.Select(login => Claims((string)(login is JsonValue ? login : login["token"])!)).ToList();
        Assert.Equal([true, true, false], claims.Select(claim => claim["exp"] is not null));
        Assert.Equal(["Id", "UserId", "Id"], claims.Select(claim => claim.First().Key));
        Assert.Equal(HttpStatusCode.OK, (await account.TryAsync("tickets", account.Stranger)).Status);
    }

    [Fact]
    public async Task Quirk14_TokenThatEnded_NeedsANewLogin()
    {
        var clock = new ManualClock();
        await using var account = await InfosetAccount.StartAsync(
            new InfosetSettings { CallsPerToken = 2 }, Small, new EmulatorOptions { Clock = clock });

        await LoginAsync(account);
        var statuses = new List<HttpStatusCode>();
        for (var call = 0; call < 3; call++)
            statuses.Add((await account.TryAsync("tickets", account.Stranger)).Status);
        await LoginAsync(account);
        statuses.Add((await account.TryAsync("tickets", account.Stranger)).Status);
        clock.Advance(TimeSpan.FromSeconds(3600));
        statuses.Add((await account.TryAsync("tickets", account.Stranger)).Status);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.Unauthorized], statuses);
    }

    [Fact]
    public async Task Quirk14_WrongPassword_IsRefused()
    {
        await using var account = await InfosetAccount.StartAsync(sample: Small);

        using var answer = await account.Stranger.PostAsJsonAsync(
            new Uri("v1/login/token", UriKind.Relative), new { email = "workbench@infoset.example", password = "guessed", remember = false }, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("X-API-Key")]
    [InlineData("X-Api-Key")]
    [InlineData("x-api-key")]
    public async Task Quirk15_KeyHeader_WorksInAnyCasing(string header)
    {
        await using var account = await InfosetAccount.StartAsync(sample: Small);
        account.Stranger.DefaultRequestHeaders.Add(header, "infoset-key-sandbox");

        Assert.Equal(HttpStatusCode.OK, (await account.TryAsync("tickets", account.Stranger)).Status);
    }

    [Fact]
    public async Task Quirk15_WrongKey_Is401WithAMessage()
    {
        await using var account = await InfosetAccount.StartAsync(sample: Small);
        account.Stranger.DefaultRequestHeaders.Add("X-API-Key", "guessed");

        var (status, body) = await account.TryAsync("tickets", account.Stranger);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal(["message"], body!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task Quirk16_Remaining_CountsDownAndRecovers()
    {
        var clock = new ManualClock();
        await using var account = await InfosetAccount.StartAsync(
            new InfosetSettings { CallsPerWindow = 2 }, Small, new EmulatorOptions { Clock = clock });

        var answers = new[] { await RemainingAsync(account), await RemainingAsync(account), await RemainingAsync(account) };
        clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal([(HttpStatusCode.OK, "1", false), (HttpStatusCode.OK, "0", false), (HttpStatusCode.TooManyRequests, "0", false)], answers);
        Assert.Equal((HttpStatusCode.OK, "1", false), await RemainingAsync(account));
    }

    [Theory]
    [InlineData("teams")]
    [InlineData("tags")]
    [InlineData("deals/logs")]
    [InlineData("articles")]
    [InlineData("calls")]
    public async Task Quirk17_UnknownObject_Is404(string path)
    {
        await using var account = await InfosetAccount.StartAsync(sample: Small);

        var (status, body) = await account.TryAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.NotNull(body!["message"]);
    }

    [Fact]
    public async Task Quirk17_EveryProbe_AnswersOrNotAsTheAccountWas()
    {
        string[] paths = ["users", "teams", "tags", "pipelines", "properties", "companies", "deals/logs?DealId=1"];
        await using var all = await InfosetAccount.StartAsync(new InfosetSettings { Answering = Enum.GetValues<InfosetProbe>().ToHashSet() }, Small);
        await using var none = await InfosetAccount.StartAsync(new InfosetSettings { Answering = new HashSet<InfosetProbe>() }, Small);

        foreach (var path in paths)
        {
            Assert.NotNull((await all.GetAsync(path))["items"]);
            Assert.Equal(HttpStatusCode.NotFound, (await none.TryAsync(path)).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await none.TryAsync("companies/71")).Status);
    }

    private static async Task<(HttpStatusCode Status, string? Remaining, bool SaysWhen)> RemainingAsync(InfosetAccount account)
    {
        using var answer = await account.Client.GetAsync(new Uri("v1/tickets?ItemsPerPage=1", UriKind.Relative), Cancellation);
        return (answer.StatusCode, answer.Headers.GetValues("x-ratelimit-remaining").Single(), answer.Headers.RetryAfter is not null);
    }

    /// <summary>Logs the stranger in.</summary>
    private static async Task<JsonNode> LoginAsync(InfosetAccount account)
    {
        using var answer = await account.Stranger.PostAsJsonAsync(
            new Uri("v1/login/token", UriKind.Relative), new { email = "workbench@infoset.example", password = "loopback-only", remember = false }, Cancellation);
        var login = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!;
        account.Stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)(login is JsonValue ? login : login["token"])!);
        return login;
    }

    private static JsonObject Claims(string token)
    {
        var part = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        return JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(part.PadRight((part.Length + 3) / 4 * 4, '='))))!.AsObject();
    }
}
