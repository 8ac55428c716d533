using System.Net;
using System.Net.Http.Headers;
using Workbench.Connectors.Http;
using Workbench.Core.Security;

namespace Workbench.Connectors.Infoset.Wire;

/// <summary>
/// Puts the account's credentials on every call to the account's own host: the key, or the token of a user who signs in. A refused token is
/// replaced and the call repeated, which a reader may do: other calls may have used up the new token as well.
/// </summary>
internal sealed class InfosetSignIn(VendorHost host, Secret? key, InfosetSession? session, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MaxTokens = 3;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!host.Owns(request.RequestUri!))
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        if (session is null)
        {
            request.Headers.TryAddWithoutValidation("X-API-Key", key!.Reveal());
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        for (var attempt = 1; ; attempt++)
        {
            var token = await session.TokenAsync(cancellationToken).ConfigureAwait(false);
            var answer = await SendAsync(request, token, cancellationToken).ConfigureAwait(false);
            if (answer.StatusCode != HttpStatusCode.Unauthorized || attempt == MaxTokens)
            {
                return answer;
            }

            answer.Dispose();
            await session.ForgetAsync(token, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Secret token, CancellationToken cancellation)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        return base.SendAsync(request, cancellation);
    }
}
