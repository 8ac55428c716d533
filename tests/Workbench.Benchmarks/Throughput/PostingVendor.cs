using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors;
using Workbench.Connectors.Http;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Security;
using Workbench.Core.Writing;

namespace Workbench.Benchmarks.Throughput;

/// <summary>Posts bodies as a connector does, by the product's own client: quota, circuit breaker and time-out are in force, and nothing is throttled.</summary>
internal sealed class PostingVendor : IDisposable
{
    private static readonly Endpoint Create = new(GeneratedDestination.Create, HttpMethod.Post, "contacts", Safety.Write, "the null server");
    private readonly HttpMessageHandler handler = HttpTransport.Create();
    private readonly VendorClient client;

    public PostingVendor(Uri address)
    {
        var services = new ConnectorServices(handler, TimeProvider.System, new Random(1), new SecretScrubber());
        client = new VendorClient(
            new VendorHost(GeneratedDestination.System, address, _ => ValueTask.FromResult(new AuthenticationHeaderValue("Bearer", "none"))), new ClientLimits(), services, new Quota(new Unlimited(), TimeProvider.System));
    }

    /// <summary>What is composed here refers to nothing, so the body goes as it is stored: the bare loop posts bytes that are there, too.</summary>
    public async Task<WriteAnswer> SendAsync(Write write, JsonNode body, CancellationToken cancellation)
    {
        var request = new VendorRequest(Create).WithJson(JsonMarshal.GetRawUtf8Value(write.Body).ToArray());
        return await client.WriteAsync(request, cancellation) switch
        {
            SendResult.Answered { Answer: { IsSuccess: true } answer } => Done(write, answer),
            SendResult.Answered { Answer: var answer } => new WriteAnswer.Refused(ReasonCode.VendorRefused, answer.Excerpt(200), answer.Status, null),
            SendResult.NotSent unsent => new WriteAnswer.NotSent(unsent.Cause, unsent.RetryAfter),
            SendResult.Unknown unknown => new WriteAnswer.Unknown(unknown.Cause, unknown.RequestId),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no answer."),
        };
    }

    public void Dispose() => handler.Dispose();

    private static WriteAnswer.Done Done(Write write, HttpAnswer answer)
    {
        using var json = answer.Json();
        return new WriteAnswer.Done(new TwinRef(write.Creates!, json.RootElement.GetProperty("id").GetString()!), answer.RequestId, answer.Excerpt(200));
    }

    private sealed class Unlimited : QuotaRule
    {
        public override QuotaReading Reading => new(null, null, null, 0, 0);

        public override DateTimeOffset? NextAt(DateTimeOffset now, int inFlight) => null;

        public override void Sent(DateTimeOffset now, int inFlight)
        {
        }

        public override void Observe(HttpAnswer answer, DateTimeOffset sentAt)
        {
        }
    }
}
