using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>
/// The accounts host: <c>POST /oauth/v2/token</c>, and <c>/dc/{name}/oauth/v2/token</c> as the same host of another data centre.
/// </summary>
internal sealed class Tokens(EmulatorContext context, ZohoDeskSettings settings)
{
    private const string Collection = ZohoDeskCollections.Tokens;

    public void Map(WebApplication app)
    {
        app.MapPost("/oauth/v2/token", (RequestDelegate)(http => ServeAsync(http, settings.DataCentre)));
        app.MapPost("/dc/{dc}/oauth/v2/token", (RequestDelegate)(http => ServeAsync(http, (string)http.Request.RouteValues["dc"]!)));
    }

    /// <exception cref="ZohoProblem">401: no token, an expired one, or one of another data centre.</exception>
    public void Check(HttpContext http)
    {
        const string Scheme = "Zoho-oauthtoken ";
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.Ordinal)
            || context.Store.Find(Collection, header[Scheme.Length..])?.Body is not { } token
            || token.Text("dataCentre") != settings.DataCentre
            || token.Number("expiresAt") <= Now)
        {
            throw ZohoProblem.BadToken();
        }
    }

    private long Now => context.Clock.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task ServeAsync(HttpContext http, string dataCentre)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        string? Value(string name) => form?[name] is { Count: > 0 } sent ? sent[0] : http.Request.Query[name].FirstOrDefault();
        var refused = Value("client_id") != settings.ClientId ? "invalid_client"
            : Value("client_secret") != settings.ClientSecret ? "invalid_client_secret"
            : Value("grant_type") != "refresh_token" ? "unsupported_grant_type"
            : Value("refresh_token") != settings.RefreshToken ? "invalid_code"
            : null;
        var (status, body) = refused is null
            ? context.Store.Transact(() => Issue(dataCentre))
            : (StatusCodes.Status200OK, new JsonObject { ["error"] = refused });
        http.Response.StatusCode = status;
        await http.Response.WriteAsJsonAsync(body, http.RequestAborted);
    }

    private (int Status, JsonObject Body) Issue(string dataCentre)
    {
        var living = context.Store.FindBy(Collection, "dataCentre", dataCentre);
        var since = Now - (long)context.Shortened(settings.RefreshWindow).TotalMilliseconds;
        if (living.Count(token => token.Body.Number("issuedAt") > since) >= settings.RefreshesPerWindow)
        {
            return (StatusCodes.Status400BadRequest, new JsonObject
            {
                ["error"] = "Access Denied",
                ["error_description"] = "You have made too many requests continuously. Please try again after some time.",
                ["status"] = "failure",
            });
        }
        foreach (var dead in living.Take(living.Count - Math.Max(settings.ActiveTokens, settings.RefreshesPerWindow) + 1))
        {
            context.Store.Delete(Collection, dead.Id);
        }
        var token = "1000." + context.Ids.Hex(Collection, 32) + "." + context.Ids.Hex(Collection, 32);
        var body = new JsonObject
        {
            ["dataCentre"] = dataCentre,
            ["issuedAt"] = Now,
            ["expiresAt"] = Now + (long)settings.TokenLifetime.TotalMilliseconds,
        };
        context.Store.Put(Collection, new Document(token, body) { Lookups = [new Lookup("dataCentre", dataCentre)] });
        return (StatusCodes.Status200OK, new JsonObject
        {
            ["access_token"] = token,
            ["scope"] = string.Join(' ', settings.Scopes),
            ["api_domain"] = "https://www.zohoapis.com",
            ["token_type"] = "Bearer",
            ["expires_in"] = (long)settings.TokenLifetime.TotalSeconds,
        });
    }
}
