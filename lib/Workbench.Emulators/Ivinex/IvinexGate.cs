using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Ivinex;

/// <summary>Lets a request in when its credentials are right and the account is not too busy.</summary>
internal sealed class IvinexGate
{
    private readonly IvinexSettings settings;
    private readonly byte[] expected;
    private readonly RateWindow? window;

    public IvinexGate(IvinexSettings settings, EmulatorContext context)
    {
        this.settings = settings;
        expected = Encoding.UTF8.GetBytes(
            "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.UserName}:{settings.Password}")));
        window = settings.RequestsPerSecond is { } limit
            ? new RateWindow(context.Clock, limit, context.Shortened(TimeSpan.FromSeconds(1)))
            : null;
    }

    public async Task PassAsync(HttpContext http, Func<Task> next)
    {
        var given = Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString());
        if (!CryptographicOperations.FixedTimeEquals(given, expected))
        {
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"ivinex\"";
            await WriteAsync(http, StatusCodes.Status401Unauthorized, "Access denied");
        }
        else if (window is { } limited && !limited.Take().Allowed)
        {
            await WriteErrorAsync(
                http, StatusCodes.Status429TooManyRequests, settings.AnnouncesRetryAfter ? TimeSpan.FromSeconds(1) : null);
        }
        else
        {
            await next();
        }
    }

    public static Task WriteErrorAsync(HttpContext http, int status, TimeSpan? retryAfter)
    {
        if (retryAfter is { } wait)
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0");
        return WriteAsync(http, status, status == StatusCodes.Status429TooManyRequests ? "Too many requests" : "Internal error");
    }

    public static Task WriteAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync($"<html><body>{text}</body></html>", http.RequestAborted);
    }
}
