using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Workbench.Emulators.Gorgias;

/// <summary>Who asks, and what that person may do.</summary>
internal sealed class GorgiasAccess(GorgiasState state)
{
    private static readonly string[] AgentWrites =
        [Scopes.Tickets, Scopes.Customers, Scopes.Tags, Scopes.Macros, Scopes.Surveys, Scopes.Uploads, Scopes.Search];

    private static readonly string[] LiteWrites = [Scopes.Tickets, Scopes.Uploads, Scopes.Search];

    /// <exception cref="GorgiasProblem">401: no credentials of this account.</exception>
    public JsonObject Caller(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        var isKnown = header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)
            ? Decode(header[6..]) == $"{state.Settings.Email}:{state.Settings.ApiKey}"
            : IsToken(header) && IsValid(header[7..]);
        return isKnown
            ? state.Store.After(GorgiasCollections.Users, 0, 1)[0].Body
            : throw new GorgiasProblem(401, "Invalid credentials.");
    }

    /// <exception cref="GorgiasProblem">403: the role or the token's scope does not reach so far.</exception>
    public void Demand(HttpContext http, JsonObject caller, string resource)
    {
        var writes = !HttpMethods.IsGet(http.Request.Method);
        var role = caller["role"].Text("name");
        var allowed = !writes || role switch
        {
            "admin" => true,
            "observer-agent" => resource == Scopes.Search,
            "lite-agent" => LiteWrites.Contains(resource),
            _ => AgentWrites.Contains(resource),
        };
        var scope = $"{resource}:{(writes ? "write" : "read")}";
        if (!allowed || (IsToken(http.Request.Headers.Authorization.ToString()) && state.Settings.OAuthMissingScopes.Contains(scope)))
        {
            throw GorgiasProblem.Forbidden($"You do not have permission to perform this action ({scope}).");
        }
    }

    private static bool IsToken(string header) => header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    private bool IsValid(string token) =>
        state.Store.Find(GorgiasCollections.Tokens, token)?.Body.Text("expires") is { } expires
        && string.CompareOrdinal(state.Now, expires) < 0;

    private static string Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
    }
}

/// <summary>The words before <c>:read</c> and <c>:write</c> in an OAuth2 scope.</summary>
internal static class Scopes
{
    public const string Account = "account";
    public const string Users = "users";
    public const string Customers = "customers";
    public const string Tickets = "tickets";
    public const string CustomFields = "custom_fields";
    public const string Events = "events";
    public const string Integrations = "integrations";
    public const string Tags = "tags";
    public const string Teams = "teams";
    public const string Views = "views";
    public const string Rules = "rules";
    public const string Macros = "macros";
    public const string Jobs = "jobs";
    public const string Surveys = "satisfaction_survey";
    public const string Uploads = "upload";
    public const string Search = "search";
}
