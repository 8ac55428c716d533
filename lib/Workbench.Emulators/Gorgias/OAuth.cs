using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>The vendor's OAuth2: a code for whoever comes, access tokens of 24 hours, one refresh token that stays.</summary>
internal sealed class OAuth(GorgiasState state, GorgiasAnswers answers)
{
    private const string Code = "emulator-code";
    private const long Lifetime = 24 * 60 * 60;

    public void Map(WebApplication app)
    {
        app.MapGet("/oauth/authorize", (RequestDelegate)Authorize);
        app.MapPost("/oauth/token", (RequestDelegate)TokenAsync);
    }

    private static Task Authorize(HttpContext http)
    {
        var back = http.Request.Query["redirect_uri"].ToString();
        var separator = back.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        http.Response.Redirect($"{back}{separator}code={Code}&state={Uri.EscapeDataString(http.Request.Query["state"].ToString())}");
        return Task.CompletedTask;
    }

    private async Task TokenAsync(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        var granted = form["grant_type"].ToString() switch
        {
            "refresh_token" => form["refresh_token"] == state.Settings.RefreshToken,
            "authorization_code" => form["code"] == Code,
            _ => false,
        };
        await answers.WriteAsync(http, granted
            ? new GorgiasAnswer(200, Grant())
            : new GorgiasAnswer(400, new JsonObject { ["error"] = "invalid_grant" }));
    }

    private JsonObject Grant()
    {
        var token = state.Hex(GorgiasCollections.Tokens);
        var expires = GorgiasTime.Format(state.Clock + TimeSpan.FromSeconds(Lifetime));
        state.Store.Put(GorgiasCollections.Tokens, new Document(token, new JsonObject { ["expires"] = expires }));
        return new JsonObject
        {
            ["access_token"] = token,
            ["token_type"] = "Bearer",
            ["expires_in"] = Lifetime,
            ["refresh_token"] = state.Settings.RefreshToken,
            ["scope"] = "openid email profile offline",
        };
    }
}
