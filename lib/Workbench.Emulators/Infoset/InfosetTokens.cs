using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Infoset;

/// <summary>
/// The login of a user. The first token comes as a bare JSON string, the second in an object, and so on; every second one calls the user
/// <c>UserId</c> instead of <c>Id</c>, and every third does not say when it ends. A restarted emulator knows no token.
/// </summary>
internal sealed class InfosetTokens(InfosetSettings settings, EmulatorContext context)
{
    private static readonly byte[] SigningKey = Encoding.UTF8.GetBytes("emulated, not secret");

    private readonly ConcurrentDictionary<string, Grant> grants = new(StringComparer.Ordinal);
    private int logins;

    public async Task AnswerAsync(HttpContext http)
    {
        JsonObject? wanted = null;
        try
        {
            wanted = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            throw InfosetProblem.BadRequest("The body is not JSON");
        }

        if (wanted?["email"]?.ToString() != settings.Email || wanted["password"]?.ToString() != settings.Password)
            throw new InfosetProblem(StatusCodes.Status401Unauthorized, "Invalid e-mail or password");
        var login = Interlocked.Increment(ref logins);
        var token = Issue(login);
        await InfosetJson.WriteAsync(http, login % 2 == 1 ? JsonValue.Create(token) : new JsonObject { ["token"] = token });
    }

    /// <summary>Counts one use of the token.</summary>
    /// <returns>False for a token that is unknown, too old or used up.</returns>
    public bool Use(string token)
    {
        if (!grants.TryGetValue(token, out var grant))
            return false;
        if (context.Clock.GetUtcNow() < grant.EndsAt && Interlocked.Increment(ref grant.Calls) <= settings.CallsPerToken)
            return true;
        grants.TryRemove(token, out _);
        return false;
    }

    private string Issue(int login)
    {
        var endsAt = context.Clock.GetUtcNow() + context.Shortened(settings.TokenLifetime);
        var claims = new JsonObject { [login % 2 == 1 ? "Id" : "UserId"] = settings.UserId, ["jti"] = login };
        if (login % 3 != 0)
            claims["exp"] = endsAt.ToUnixTimeSeconds();
        var text = $"{Part("""{"alg":"HS256","typ":"JWT"}""")}.{Part(claims.ToJsonString())}";
        var token = text + "." + Encoded(HMACSHA256.HashData(SigningKey, Encoding.UTF8.GetBytes(text)));
        grants[token] = new Grant(endsAt);
        return token;
    }

    private static string Part(string json) => Encoded(Encoding.UTF8.GetBytes(json));

    private static string Encoded(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private sealed class Grant(DateTimeOffset endsAt)
    {
        public int Calls;

        public DateTimeOffset EndsAt => endsAt;
    }
}
