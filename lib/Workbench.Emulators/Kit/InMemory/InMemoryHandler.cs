using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Workbench.Emulators.Kit.InMemory;

/// <summary>The client's end of an emulator without sockets. An answer arrives whole or not at all; a cut looks as it does over a socket.</summary>
internal sealed class InMemoryHandler(InMemoryServer server) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var body = new MemoryStream();
        if (request.Content is { } content)
        {
            await content.CopyToAsync(body, cancellationToken);
            body.Position = 0;
        }

        var answer = new InMemoryAnswer();
        var features = Features(request, body, answer);
        using (cancellationToken.Register(answer.Leave))
        {
            await RunAsync(features, answer, cancellationToken);
        }

        return answer.IsCut
            ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "The emulator cut the connection.", new IOException("The connection was cut."))
            : Response(request, answer);
    }

    private async Task RunAsync(FeatureCollection features, InMemoryAnswer answer, CancellationToken cancellation)
    {
        try
        {
            await server.ProcessAsync(features, answer);
        }
        catch (BadHttpRequestException refused) when (!answer.HasStarted)
        {
            answer.StatusCode = refused.StatusCode;
        }
        catch (OperationCanceledException) when (answer.IsCut)
        {
            return;
        }

        cancellation.ThrowIfCancellationRequested();
    }

    private static FeatureCollection Features(HttpRequestMessage request, MemoryStream body, InMemoryAnswer answer)
    {
        var address = request.RequestUri!;
        var headers = new HeaderDictionary { ["Host"] = address.Authority };
        foreach (var (name, values) in request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? default))
        {
            headers[name] = values.ToArray();
        }

        if (request.Content is not null)
        {
            headers.ContentLength = body.Length;
        }

        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = request.Method.Method,
            Protocol = "HTTP/1.1",
            Scheme = address.Scheme,
            Path = PathString.FromUriComponent(address).Value!,
            QueryString = address.Query,
            RawTarget = address.PathAndQuery,
            Headers = headers,
            Body = body,
        });
        features.Set<IHttpResponseFeature>(answer);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(answer.Body));
        features.Set<IHttpRequestLifetimeFeature>(answer);
        return features;
    }

    private static HttpResponseMessage Response(HttpRequestMessage request, InMemoryAnswer answer)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.StatusCode)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(answer.Written.ToArray()),
        };
        foreach (var (name, values) in answer.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                response.Content.Headers.Remove(name);
                response.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return response;
    }
}
