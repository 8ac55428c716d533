using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace Workbench.Connectors.Http;

/// <summary>One attempt: builds the request, sends it, reads the answer, tells the quota.</summary>
internal sealed class Exchange(VendorHost host, ClientLimits limits, ConnectorServices services, Quota quota)
{
    // Time-outs are the pipeline's, so that waiting for quota never counts.
    private readonly HttpClient client = new(services.Handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The addresses of endpoints that have one, by their templates: reading an address anew for every call costs as much as its headers.</summary>
    private readonly ConcurrentDictionary<string, Uri> addresses = new(StringComparer.Ordinal);

    /// <summary>Sends a call and reads its answer whole.</summary>
    public async Task<Attempt> WholeAsync(VendorRequest call, CancellationToken cancellation)
    {
        using var request = Request(call);
        if (call.Endpoint.Safety == Safety.Write)
        {
            request.Content = new OnceContent(request.Content, RequireRight);
        }

        using var span = HttpInstruments.Begin(host.System, call.Endpoint.Name);
        var sentAt = services.Clock.GetUtcNow();
        using var response = await SendAsync(request, cancellation).ConfigureAwait(false);
        return await ReadAsync(call.Endpoint.Name, response, sentAt, cancellation).ConfigureAwait(false);
    }

    /// <summary>Gets an address and leaves a successful body open.</summary>
    public async Task<Attempt> HeadAsync(string name, AllowedAddress address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address.Uri);
        PinnedConnection.Pin(request, address);
        return await HeadAsync(name, request, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends a call and leaves a successful body open.</summary>
    public async Task<Attempt> HeadAsync(VendorRequest call, CancellationToken cancellation)
    {
        using var request = Request(call);
        return await HeadAsync(call.Endpoint.Name, request, cancellation).ConfigureAwait(false);
    }

    private HttpRequestMessage Request(VendorRequest call)
    {
        var request = new HttpRequestMessage(call.Endpoint.Method, Address(call)) { Content = call.Body?.Invoke() };
        foreach (var (name, value) in call.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private Uri Address(VendorRequest call) => call.HasFixedAddress
        ? addresses.GetOrAdd(call.Endpoint.PathTemplate, static (_, asked) => asked.Call.Address(asked.Root), (Call: call, host.Root))
        : call.Address(host.Root);

    private async Task<Attempt> HeadAsync(string name, HttpRequestMessage request, CancellationToken cancellation)
    {
        using var span = HttpInstruments.Begin(host.System, name);
        var sentAt = services.Clock.GetUtcNow();
        var response = await SendAsync(request, cancellation).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            using (response)
            {
                return await ReadAsync(name, response, sentAt, cancellation).ConfigureAwait(false);
            }
        }

        var head = Observe(name, response, sentAt);
        return new Attempt(head, response);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        if (host.Owns(request.RequestUri!))
        {
            request.Headers.Authorization = await host.Authorize(cancellation).ConfigureAwait(false);
            foreach (var (name, value) in host.Headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        RequireRight();
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// The last looks, before a connection is sought and before a write goes into it: between a permit and here a process may have stood still for as
    /// long as it likes.
    /// </summary>
    private void RequireRight()
    {
        if (!services.MaySend() || !quota.MaySend)
        {
            throw new RightLostException();
        }
    }

    private async Task<Attempt> ReadAsync(
        string name, HttpResponseMessage response, DateTimeOffset sentAt, CancellationToken cancellation)
    {
        var head = Observe(name, response, sentAt);
        var body = await BoundedBody.ReadAsync(response.Content, name, limits.MaxBodyBytes, cancellation).ConfigureAwait(false);
        HttpInstruments.Received(host.System, body.Length);
        return new Attempt(head with { Body = body }, null);
    }

    private HttpAnswer Observe(string name, HttpResponseMessage response, DateTimeOffset sentAt)
    {
        var head = Head(name, response);
        quota.Observe(head, sentAt);
        HttpInstruments.Answered(host.System, head, head.ReceivedAt - sentAt, quota);
        return head;
    }

    private HttpAnswer Head(string name, HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Add(response.Headers.NonValidated, headers);
        Add(response.Content.Headers.NonValidated, headers);
        return new HttpAnswer(name, (int)response.StatusCode, headers, default, RequestId(headers), services.Clock.GetUtcNow());
    }

    private static void Add(HttpHeadersNonValidated found, Dictionary<string, string> headers)
    {
        foreach (var (key, values) in found)
        {
            headers[key] = values.Count == 1 ? values.ToString() : string.Join(',', values);
        }
    }

    private string? RequestId(Dictionary<string, string> headers)
    {
        foreach (var name in host.RequestIdHeaders)
        {
            if (headers.TryGetValue(name, out var id))
            {
                return id;
            }
        }

        return null;
    }
}
