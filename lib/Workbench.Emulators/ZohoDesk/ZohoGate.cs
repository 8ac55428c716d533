using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Admits a call: token, organization, scopes, concurrency; then its credits and its query.</summary>
internal sealed class ZohoGate(Tokens tokens, CreditPool pool, ZohoDeskSettings settings)
{
    /// <summary>The call's place among those that run; disposing it frees the place.</summary>
    /// <exception cref="ZohoProblem">401, 403 or 429.</exception>
    public IDisposable Admit(HttpContext http, ZohoRule rule)
    {
        tokens.Check(http);
        if (rule.NeedsOrganization)
        {
            CheckOrganization(http);
        }
        foreach (var scope in rule.Scopes)
        {
            Demand(scope);
        }
        pool.Enter();
        return new Place(pool);
    }

    /// <exception cref="ZohoProblem">429: the day is over.</exception>
    public void Charge(HttpContext http, ZohoRule rule, JsonObject body)
    {
        var weight = rule.Weight?.Invoke(body) ?? (rule.MaxLimit > 0 ? ListWeight(http.Request.Query["from"]) : 1);
        http.Response.Headers["X-Rate-Limit-Request-Weight-v3"] = weight.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-Rate-Limit-Remaining-v3"] = "0";
        http.Response.Headers["X-Rate-Limit-Remaining-v3"] = pool.Take(weight).ToString(CultureInfo.InvariantCulture);
    }

    /// <exception cref="ZohoProblem">422: a parameter that the call does not know.</exception>
    public void CheckQuery(HttpContext http, ZohoRule rule)
    {
        if (http.Request.Query.Keys.FirstOrDefault(name => !rule.Allows(name)) is { } extra)
        {
            throw ZohoProblem.Unprocessable($"Extra query parameter '{extra}' is present in the input.");
        }
    }

    private static int ListWeight(string? from) =>
        (int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : 1) switch
        {
            <= 2_000 => 3,
            <= 10_000 => 5,
            <= 50_000 => 10,
            <= 100_000 => 50,
            _ => 100,
        };

    private void CheckOrganization(HttpContext http)
    {
        var sent = http.Request.Headers["orgId"] is { Count: > 0 } header ? header.ToString() : http.Request.Query["orgId"].ToString();
        if (sent == settings.OrganizationId)
        {
            return;
        }
        var code = sent.Length == 0 ? settings.MissingOrganizationCode : "OAUTH_ORG_MISMATCH";
        throw new ZohoProblem(code == "UNAUTHORIZED" ? 401 : 403, code, "The organization ID is missing, or it is not one of the OAuth token.");
    }

    private void Demand(string scope)
    {
        if (!settings.Scopes.Contains("Desk." + scope) && !settings.Scopes.Contains($"Desk.{scope[..scope.IndexOf('.')]}.ALL"))
        {
            throw new ZohoProblem(403, "SCOPE_MISMATCH", $"The OAuth Token you provided does not have the scope Desk.{scope}.");
        }
    }

    private sealed class Place(CreditPool pool) : IDisposable
    {
        public void Dispose() => pool.Leave();
    }
}
