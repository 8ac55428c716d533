using System.Net;
using System.Net.Http.Headers;
using Workbench.Connectors.Http;
using Workbench.Core.Security;

namespace Workbench.Connectors.Tests.Http;

/// <summary>A handler that answers by script, synchronously, and remembers what it was asked.</summary>
public sealed class ScriptedVendor(params Func<HttpRequestMessage, HttpResponseMessage>[] script) : HttpMessageHandler
{
    public static readonly Endpoint Read = new("vendor.read", HttpMethod.Get, "things/{id}", Safety.Safe, "test");
    public static readonly Endpoint Create = new("vendor.create", HttpMethod.Post, "things", Safety.Write, "test");
    public static readonly Secret Token = new("s3cret-token-value");

    private readonly List<(DateTimeOffset At, HttpRequestMessage Request)> seen = [];

    public ManualClock Clock { get; } = new();

    /// <summary>False where this process lost its right to send.</summary>
    public bool MaySend { get; set; } = true;

    public IReadOnlyList<(DateTimeOffset At, HttpRequestMessage Request)> Seen => seen;

    public static VendorRequest ReadThing { get; } = new(Read) { Path = new Dictionary<string, string> { ["id"] = "7" } };

    public static VendorRequest CreateThing => new VendorRequest(Create).WithJson("{}"u8.ToArray());

    public static Func<HttpRequestMessage, HttpResponseMessage> Answer(int status, string body = "{}", params (string Name, string Value)[] headers) =>
        _ =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            foreach (var (name, value) in headers)
            {
                response.Headers.TryAddWithoutValidation(name, value);
            }

            return response;
        };

    public static Func<HttpRequestMessage, HttpResponseMessage> Fail(Exception fault) => _ => throw fault;

    /// <summary>A client of this vendor with a wide quota, or the one given.</summary>
    /// <param name="attempt">Longest attempt; so long by default that no test comes to its end.</param>
    public VendorClient Client(QuotaRule? rule = null, ClientLimits? limits = null, TimeSpan? attempt = null)
    {
        var scrubber = new SecretScrubber();
        scrubber.Know(Token);
        var services = new ConnectorServices(this, Clock, new Random(1), scrubber) { MaySend = () => MaySend };
        var host = new VendorHost("vendor", new Uri("https://api.vendor.test/v1"), _ => new(new AuthenticationHeaderValue("Bearer", Token.Reveal())))
        {
            CredentialName = "token",
        };
        var patient = (limits ?? new ClientLimits()) with { AttemptTimeout = attempt ?? TimeSpan.FromHours(23) };
        return new VendorClient(host, patient, services, new Quota(rule ?? new PaceRule(1_000_000), Clock));
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = script[Math.Min(seen.Count, script.Length - 1)];
        seen.Add((Clock.GetUtcNow(), request));
        try
        {
            return Task.FromResult(answer(request));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return Task.FromException<HttpResponseMessage>(fault);
        }
    }
}
