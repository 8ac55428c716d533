using System.Globalization;
using System.Net;
using Workbench.Connectors.Http;
using Workbench.Core.Errors;
using static Workbench.Connectors.Tests.Http.ScriptedVendor;

namespace Workbench.Connectors.Tests.Http;

[Collection(nameof(ManualClockTests))]
public sealed class VendorClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_ThrottledWithSeconds_WaitsThatLong()
    {
        using var vendor = new ScriptedVendor(Answer(429, "{}", ("Retry-After", "7")), Answer(200, "{\"ok\":true}"));
        var answer = await vendor.Clock.RunAsync(vendor.Client().ReadAsync(ReadThing, Cancellation));
        Assert.Equal(200, answer.Status);
        Assert.InRange(vendor.Seen[1].At - vendor.Seen[0].At, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7.5));
    }

    [Fact]
    public async Task ReadAsync_ThrottledWithDate_WaitsUntilThen()
    {
        var start = new ManualClock().GetUtcNow();
        using var vendor = new ScriptedVendor(
            Answer(429, "{}", ("Retry-After", start.AddSeconds(9).ToString("r", CultureInfo.InvariantCulture))), Answer(200));
        await vendor.Clock.RunAsync(vendor.Client().ReadAsync(ReadThing, Cancellation));
        Assert.InRange(vendor.Seen[1].At - start, TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(9.5));
    }

    [Fact]
    public async Task ReadAsync_ThrottledWithResetOnly_WaitsUntilThen()
    {
        var reset = new ManualClock().GetUtcNow().AddSeconds(6).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var vendor = new ScriptedVendor(Answer(429, "{}", ("X-RateLimit-Reset", reset)), Answer(200));
        await vendor.Clock.RunAsync(vendor.Client().ReadAsync(ReadThing, Cancellation));
        Assert.InRange(vendor.Seen[1].At - vendor.Seen[0].At, TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(6.5));
    }

    [Fact]
    public async Task ReadAsync_ServerFailsTwice_RetriesWithDoublingDelay()
    {
        using var vendor = new ScriptedVendor(Answer(500), Answer(503), Answer(200));
        await vendor.Clock.RunAsync(vendor.Client().ReadAsync(ReadThing, Cancellation));
        Assert.InRange(vendor.Seen[1].At - vendor.Seen[0].At, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.7));
        Assert.InRange(vendor.Seen[2].At - vendor.Seen[1].At, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.3));
    }

    [Fact]
    public async Task ReadAsync_ServerAlwaysFails_ThrowsRetryableWithFacts()
    {
        using var vendor = new ScriptedVendor(Answer(502, "{}", ("X-Request-Id", "req-9")));
        var fault = await Assert.ThrowsAsync<ConnectorException>(
            () => vendor.Clock.RunAsync(vendor.Client(limits: new ClientLimits { MaxRetries = 2 }).ReadAsync(ReadThing, Cancellation)));
        Assert.Equal(3, vendor.Seen.Count);
        Assert.Equal((502, "req-9", true), (fault.Status, fault.RequestId, fault.IsRetryable));
    }

    [Theory]
    [InlineData(401, "token")]
    [InlineData(403, "permission")]
    [InlineData(302, "redirects")]
    public async Task ReadAsync_Refused_SaysWhatToCheckWithoutSecret(int status, string word)
    {
        using var vendor = new ScriptedVendor(Answer(status, $"no entry for {Token.Reveal()}", ("Location", "https://elsewhere.test/")));
        var fault = await Assert.ThrowsAsync<ConnectorException>(() => vendor.Client().ReadAsync(ReadThing, Cancellation));
        Assert.Single(vendor.Seen);
        Assert.Contains(word, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Token.Reveal(), fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_UnknownHost_NamesHostAndSetting()
    {
        using var vendor = new ScriptedVendor(Fail(new HttpRequestException(HttpRequestError.NameResolutionError, Token.Reveal())));
        var fault = await Assert.ThrowsAsync<ConnectorException>(
            () => vendor.Clock.RunAsync(vendor.Client(limits: new ClientLimits { MaxRetries = 1 }).ReadAsync(ReadThing, Cancellation)));
        Assert.Contains("api.vendor.test", fault.Message, StringComparison.Ordinal);
        Assert.Contains("base URL", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Token.Reveal(), fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_BodyAboveLimit_IsRefused()
    {
        using var vendor = new ScriptedVendor(Answer(200, new string('x', 5000)));
        var fault = await Assert.ThrowsAsync<ConnectorException>(
            () => vendor.Client(limits: new ClientLimits { MaxBodyBytes = 1000 }).ReadAsync(ReadThing, Cancellation));
        Assert.Contains("1,000 bytes", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>A vendor that answers at once and then says nothing holds up one attempt, not the migration.</summary>
    [Fact]
    public async Task ReadAsync_BodyThatDoesNotCome_EndsTheAttemptAndIsTriedAgain()
    {
        ManualClock? clock = null;
        using var vendor = new ScriptedVendor(_ => new HttpResponseMessage { Content = new StreamContent(new SilentBody(clock!)) }, Answer(200));
        clock = vendor.Clock;
        await vendor.Clock.RunAsync(vendor.Client(attempt: TimeSpan.FromSeconds(30)).ReadAsync(ReadThing, Cancellation));
        Assert.Equal(2, vendor.Seen.Count);
    }

    [Theory]
    [InlineData(200, "{\"id\":7", 2)]
    [InlineData(404, "{\"id\":7", 1)]
    public async Task AskJsonAsync_CutAnswer_IsAskedForAgainUnlessItIsARefusal(int status, string body, int calls)
    {
        using var vendor = new ScriptedVendor(Answer(status, body), Answer(200, "{\"id\":7}"));
        var (answer, json) = await vendor.Clock.RunAsync(vendor.Client().AskJsonAsync(ReadThing, Cancellation));
        using (json)
        {
            Assert.Equal((status, status == 200, calls), (answer.Status, json is not null, vendor.Seen.Count));
        }
    }

    [Fact]
    public async Task ReadAsync_WriteEndpoint_IsNeverSent()
    {
        using var vendor = new ScriptedVendor(Answer(200));
        await Assert.ThrowsAsync<ArgumentException>(() => vendor.Client().ReadAsync(CreateThing, Cancellation));
        Assert.Empty(vendor.Seen);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task WriteAsync_ServerFails_SentOnceAndUnknown(int status)
    {
        using var vendor = new ScriptedVendor(Answer(status, "{}", ("X-Request-Id", "req-1")), Answer(200));
        var result = await vendor.Client().WriteAsync(CreateThing, Cancellation);
        Assert.Single(vendor.Seen);
        Assert.Equal("req-1", Assert.IsType<SendResult.Unknown>(result).RequestId);
    }

    [Fact]
    public async Task WriteAsync_Throttled_IsNotSent()
    {
        using var vendor = new ScriptedVendor(Answer(429, "{}", ("Retry-After", "3")), Answer(200));
        var result = await vendor.Client().WriteAsync(CreateThing, Cancellation);
        Assert.Single(vendor.Seen);
        Assert.Equal(TimeSpan.FromSeconds(3), Assert.IsType<SendResult.NotSent>(result).RetryAfter);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    public async Task WriteAsync_NotConnected_IsNotSent(HttpRequestError error)
    {
        using var vendor = new ScriptedVendor(Fail(new HttpRequestException(error)));
        Assert.IsType<SendResult.NotSent>(await vendor.Client().WriteAsync(CreateThing, Cancellation));
        Assert.Single(vendor.Seen);
    }

    [Fact]
    public async Task WriteAsync_ConnectionCut_IsUnknown()
    {
        using var vendor = new ScriptedVendor(Fail(new HttpRequestException(HttpRequestError.ResponseEnded)), Answer(200));
        Assert.IsType<SendResult.Unknown>(await vendor.Client().WriteAsync(CreateThing, Cancellation));
        Assert.Single(vendor.Seen);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(422)]
    public async Task WriteAsync_Answered_CarriesTheAnswer(int status)
    {
        using var vendor = new ScriptedVendor(Answer(status));
        Assert.Equal(status, Assert.IsType<SendResult.Answered>(await vendor.Client().WriteAsync(CreateThing, Cancellation)).Answer.Status);
    }

    [Fact]
    public async Task OpenAsync_ForeignHost_GetsNoCredentials()
    {
        using var vendor = new ScriptedVendor(Answer(200));
        var client = vendor.Client();
        var rules = new DownloadRules(["files.elsewhere.test"]) { Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Parse("203.0.113.7") }) };
        foreach (var address in new[] { "https://files.elsewhere.test/a", "https://api.vendor.test/files/a" })
        {
            using var answer = await client.OpenAsync("file", (await rules.JudgeAsync(new Uri(address), client.Host, Cancellation)).Allowed!, Cancellation);
        }

        Assert.Null(vendor.Seen[0].Request.Headers.Authorization);
        Assert.NotNull(vendor.Seen[1].Request.Headers.Authorization);
    }

    [Fact]
    public void Address_HostileValue_StaysInsideItsSegment()
    {
        var request = ReadThing with { Path = new Dictionary<string, string> { ["id"] = "../a?b=c#d" } };
        Assert.Equal("https://api.vendor.test/v1/things/..%2Fa%3Fb%3Dc%23d", request.Address(new Uri("https://api.vendor.test/v1/")).AbsoluteUri);
    }
}
