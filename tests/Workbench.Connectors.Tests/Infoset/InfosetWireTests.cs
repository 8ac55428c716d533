using System.Text;
using Workbench.Connectors.Http;
using Workbench.Connectors.Infoset;
using Workbench.Connectors.Infoset.Read;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Errors;
using Workbench.Core.Security;

namespace Workbench.Connectors.Tests.Infoset;

/// <summary>The parts of the wire that need no account.</summary>
public sealed class InfosetWireTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("{\"Id\":41,\"exp\":1772442000}", 1772442000L)]
    [InlineData("{\"UserId\":41}", null)]
    [InlineData("no json", null)]
    public void EndOf_Token_IsItsClaim(string claims, long? second)
    {
        var token = $"e30.{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims)).TrimEnd('=').Replace('+', '-').Replace('/', '_')}.signature";
        Assert.Equal(second, JwtLife.EndOf(token)?.ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData("")]
    [InlineData("opaque")]
    [InlineData("a.%%%.c")]
    public void EndOf_NoToken_IsUnknown(string token) => Assert.Null(JwtLife.EndOf(token));

    [Fact]
    public void NextAt_QuotaNearlyUsed_WaitsOneWindow()
    {
        var rule = new RemainingRule(TimeSpan.FromSeconds(60));
        Assert.Null(rule.NextAt(Now, 0));
        Assert.Equal(DateTimeOffset.MaxValue, rule.NextAt(Now, 1));
        rule.Observe(Answer(200, 5), Now);
        Assert.Null(rule.NextAt(Now, 3));
        Assert.Equal(DateTimeOffset.MaxValue, rule.NextAt(Now, 4));
        rule.Observe(Answer(200, 1), Now);
        Assert.Equal(Now.AddSeconds(60), rule.NextAt(Now, 0));
        Assert.Null(rule.NextAt(Now.AddSeconds(60), 0));
        Assert.Equal(DateTimeOffset.MaxValue, rule.NextAt(Now.AddSeconds(60), 1));
    }

    [Theory]
    [InlineData(null, 60)]
    [InlineData("7", 7)]
    [InlineData("Mon, 02 Mar 2026 09:00:20 GMT", 20)]
    public void NextAt_Refused_WaitsAsToldElseOneWindow(string? retryAfter, int seconds)
    {
        var rule = new RemainingRule(TimeSpan.FromSeconds(60));
        rule.Observe(Answer(429, 0, retryAfter), Now);
        Assert.Equal(Now.AddSeconds(seconds), rule.NextAt(Now, 0));
    }

    [Fact]
    public void NextAt_RefusedWhileMuchIsLeft_AsksAfterASecondAndThenWaitsOneWindow()
    {
        var rule = new RemainingRule(TimeSpan.FromSeconds(60));
        rule.Observe(Answer(200, 500), Now);
        rule.Observe(Answer(429, 0), Now);
        rule.Observe(Answer(429, 0), Now.AddSeconds(-1));
        Assert.Equal(Now.AddSeconds(1), rule.NextAt(Now, 0));
        Assert.Equal(DateTimeOffset.MaxValue, rule.NextAt(Now.AddSeconds(1), 1));
        rule.Observe(Answer(429, 0) with { ReceivedAt = Now.AddSeconds(2) }, Now.AddSeconds(1));
        Assert.Equal(Now.AddSeconds(62), rule.NextAt(Now.AddSeconds(1), 0));
    }

    [Fact]
    public void NextAt_LateAnswer_DoesNotRaiseWhatIsLeft()
    {
        var rule = new RemainingRule(TimeSpan.FromSeconds(60));
        rule.Observe(Answer(200, 3), Now.AddSeconds(1));
        rule.Observe(Answer(200, 9), Now);
        Assert.Equal(3, rule.Reading.Remaining);
    }

    [Theory]
    [InlineData("<p>no address</p>", true, "")]
    [InlineData("<img src=\"https://x.example/a.png\"><img src='https://x.example/a.png'>", true, "https://x.example/a.png")]
    [InlineData("<img src=\"cid:1\"><img src=\"/relative.png\"><img src=\"data:image/png;base64,AA\">://", true, "")]
    [InlineData("<a href=\"https://api.infoset.app/v1/files/1/a\">a</a>", true, "https://api.infoset.app/v1/files/1/a")]
    [InlineData("<a href=\"https://api.infoset.app/v1/files/1/a\">a</a>", false, "")]
    [InlineData("<a href=\"https://files.vendor.example/1\">a</a>", true, "https://files.vendor.example/1")]
    [InlineData("<a href=\"https://shop.example/\">shop</a>", true, "")]
    [InlineData("<a href=\"https://shop.example/list.pdf\">list</a>", true, "https://shop.example/list.pdf")]
    [InlineData("<a href=\"ftp://x.example/a.pdf\">a</a><a href=\"javascript:alert('://')\">b</a>", true, "")]
    [InlineData("<a href=\"https://x.example/a.pdf?a=1&amp;b=2\">a</a>", true, "https://x.example/a.pdf?a=1&b=2")]
    public void In_Html_FindsFilesAndLeavesLinks(string html, bool withLinks, string found)
    {
        var host = new VendorHost("infoset", new Uri("https://api.infoset.app/"), static _ => default);
        Assert.Equal(found, string.Join(' ', new FileAddresses(host, ["*.vendor.example"]).In(html, withLinks)));
    }

    [Theory]
    [InlineData("https://api.infoset.app", "https://api.infoset.app/")]
    [InlineData("https://api.infoset.app/v1/", "https://api.infoset.app/")]
    [InlineData("http://127.0.0.1:5000/", "http://127.0.0.1:5000/")]
    public void From_BaseUrl_LosesItsVersion(string given, string root) => Assert.Equal(root, InfosetOptions.From(Profile(given)).Root.AbsoluteUri);

    [Theory]
    [InlineData("http://api.infoset.app/", "signIn", "key")]
    [InlineData("https://api.infoset.app/", "signIn", "api-key")]
    [InlineData("https://api.infoset.app/", "signIn", "login")]
    [InlineData("https://api.infoset.app/", "windowSeconds", "0")]
    [InlineData("https://api.infoset.app/", "totals", "maybe")]
    public void From_WrongSetting_IsRefused(string url, string name, string value) =>
        Assert.Throws<PlanException>(() => InfosetOptions.From(Profile(url, (name, value))));

    [Theory]
    [InlineData("key", "apiKey")]
    [InlineData("login", "password")]
    [InlineData("", "apiKey")]
    public void Secrets_SignIn_DecidesTheirNames(string signIn, string secret) =>
        Assert.Equal([secret], InfosetSource.Entry.Account.Secrets(new Dictionary<string, string> { ["signIn"] = signIn }));

    private static ConnectionProfile Profile(string url, params (string Name, string Value)[] settings) => new(
        "infoset",
        new Uri(url),
        settings.ToDictionary(setting => setting.Name, setting => setting.Value),
        new Dictionary<string, Secret> { ["apiKey"] = new("a-key"), ["password"] = new("a-password") },
        null);

    private static HttpAnswer Answer(int status, int remaining, string? retryAfter = null)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["X-RateLimit-Remaining"] = $"{remaining}" };
        if (retryAfter is not null)
        {
            headers["Retry-After"] = retryAfter;
        }

        return new HttpAnswer("test", status, headers, default, null, Now);
    }
}
