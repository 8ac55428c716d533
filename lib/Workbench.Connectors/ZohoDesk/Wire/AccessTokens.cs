using System.Net.Http.Headers;
using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Security;

namespace Workbench.Connectors.ZohoDesk.Wire;

/// <summary>
/// The one access token that every call shares. Only one refresh is under way at a time: Zoho refuses more than ten in ten minutes and
/// silently kills the oldest of more than ten tokens (seen in clients of the real API).
/// </summary>
internal sealed class AccessTokens(DeskSettings settings, ConnectorServices services) : IDisposable
{
    private const string Scheme = "Zoho-oauthtoken";
    private const int WaitsPerWindow = 10;
    private const int MostWaits = 12;
    private const double UsualLife = 3600;
    private const double LongestLife = 366 * 24 * 3600;
    private const int MaxAnswerBytes = 1024 * 1024;

    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly HttpClient client = new(services.Handler, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(60), MaxResponseContentBufferSize = MaxAnswerBytes };
    private Secret? token;
    private DateTimeOffset expiresAt;
    private DateTimeOffset refreshedAt = DateTimeOffset.MinValue;

    /// <summary>The header of the next call; refreshes where the token is missing or about to expire.</summary>
    /// <exception cref="ConnectorException">The accounts host refused, or cannot be reached.</exception>
    public async ValueTask<AuthenticationHeaderValue> HeaderAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (token is null || services.Clock.GetUtcNow() >= expiresAt)
            {
                await RefreshAsync(cancellation).ConfigureAwait(false);
            }

            return new AuthenticationHeaderValue(Scheme, token!.Reveal());
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The vendor refused a token: it is forgotten, unless somebody has refreshed it meanwhile.</summary>
    /// <param name="sentAt">When the refused call was begun.</param>
    public async Task ForgetAsync(DateTimeOffset sentAt, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (refreshedAt <= sentAt)
            {
                token = null;
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        client.Dispose();
        gate.Dispose();
    }

    /// <summary>Refreshes; waits for the window where others (earlier notebooks, the customer's own programs) have used up its refreshes.</summary>
    private async Task RefreshAsync(CancellationToken cancellation)
    {
        for (var waits = 0; ; waits++)
        {
            var askedAt = services.Clock.GetUtcNow();
            var answer = await AskAsync(cancellation).ConfigureAwait(false);
            if (answer.Text("access_token") is { } fresh && TokenText.IsSendable(fresh))
            {
                Keep(fresh, answer, askedAt);
                return;
            }

            var refusal = Refused(answer.Text("error") ?? "no access token");
            if (!refusal.MayRetry || waits == MostWaits)
            {
                throw refusal;
            }

            await Task.Delay(settings.RefreshWindow / WaitsPerWindow, services.Clock, cancellation).ConfigureAwait(false);
        }
    }

    private void Keep(string fresh, JsonElement answer, DateTimeOffset askedAt)
    {
        token = new Secret(fresh);
        services.Scrubber.Know(token);
        var lifetime = double.TryParse(answer.Text("expires_in"), System.Globalization.CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and < LongestLife ? seconds : UsualLife;
        expiresAt = askedAt + TimeSpan.FromSeconds(lifetime) - (lifetime > 120 ? Margin : TimeSpan.Zero);
        refreshedAt = services.Clock.GetUtcNow();
    }

    private async Task<JsonElement> AskAsync(CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = settings.ClientId,
            ["client_secret"] = settings.ClientSecret.Reveal(),
            ["refresh_token"] = settings.RefreshToken.Reveal(),
        });
        try
        {
            using var response = await client.PostAsync(
                new Uri($"{settings.AccountsUrl.AbsoluteUri.TrimEnd('/')}/oauth/v2/token"), form, cancellation).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            using var document = LegibleJson.Parse(body);
            return document.RootElement.Clone();
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException
            || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new ConnectorException(
                $"No access token from {settings.AccountsUrl.Host} ({fault.GetType().Name}). Check 'accountsUrl' of the zoho-desk connection and the network.")
            {
                MayRetry = true,
                Code = "zoho-desk.token.unreachable",
            };
        }
    }

    // The vendor answers wrong credentials with 200 and an error word, too many refreshes with 400 "Access Denied".
    private static ConnectorException Refused(string error) => error.Contains("denied", StringComparison.OrdinalIgnoreCase)
        ? new("Zoho refuses to refresh the access token because it was refreshed too often (10 in 10 minutes). Wait ten minutes and run the step again.")
        {
            MayRetry = true,
            RetryAfter = TimeSpan.FromMinutes(10),
            Code = "zoho-desk.token.too-often",
        }
        : new($"Zoho refuses to refresh the access token: {error}. Check 'clientId', 'clientSecret' and 'refreshToken' of the zoho-desk connection, "
            + "and that 'accountsUrl' is of the same data centre.")
        {
            Status = 401,
            Code = $"zoho-desk.token.{error}",
        };
}
