using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Infoset;

/// <summary>How a request proved who it is.</summary>
internal enum InfosetCaller { Nobody, Key, User }

/// <summary>Counts a request, lets it in when its credentials are right, and writes what is refused later.</summary>
internal sealed class InfosetGate(InfosetSettings settings, EmulatorContext context, InfosetTokens tokens)
{
    private const string Bearer = "Bearer ";

    private readonly byte[] key = Encoding.UTF8.GetBytes(settings.ApiKey);
    private readonly RateWindow window = new(context.Clock, settings.CallsPerWindow, context.Shortened(settings.RateWindow));

    /// <summary>For the calls that need no credentials.</summary>
    public Task PassAnyoneAsync(HttpContext http, Func<HttpContext, Task> next) => CountAsync(http, () => next(http));

    public Task PassAsync(HttpContext http, Func<HttpContext, InfosetCaller, Task> next) => CountAsync(http, () => Caller(http) switch
    {
        InfosetCaller.Nobody => throw new InfosetProblem(StatusCodes.Status401Unauthorized, "Unauthorized"),
        var caller => next(http, caller),
    });

    /// <summary>Answers with the vendor's error where the call is refused; for files that anyone may read.</summary>
    public static async Task RefuseAsync(HttpContext http, Func<Task> next)
    {
        try
        {
            await next();
        }
        catch (InfosetProblem problem)
        {
            await InfosetJson.WriteErrorAsync(http, problem.Status, problem.Message);
        }
    }

    private async Task CountAsync(HttpContext http, Func<Task> next)
    {
        var permit = window.Take();
        http.Response.Headers["x-ratelimit-remaining"] = permit.Remaining.ToString(CultureInfo.InvariantCulture);
        if (!permit.Allowed)
        {
            await InfosetJson.WriteFaultAsync(http, StatusCodes.Status429TooManyRequests, retryAfter: null);
            return;
        }

        await RefuseAsync(http, next);
    }

    private InfosetCaller Caller(HttpContext http)
    {
        if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(http.Request.Headers["X-API-Key"].ToString()), key))
            return InfosetCaller.Key;
        var authorization = http.Request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && tokens.Use(authorization[Bearer.Length..])
            ? InfosetCaller.User
            : InfosetCaller.Nobody;
    }
}
