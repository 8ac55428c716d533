using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Vivantio;

/// <summary>Lets a request in when its credentials are right and the account is not too busy.</summary>
internal sealed class VivantioGate
{
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(30);

    private readonly VivantioSettings settings;
    private readonly byte[] expected;
    private readonly RateWindow? window;

    public VivantioGate(VivantioSettings settings, EmulatorContext context)
    {
        this.settings = settings;
        expected = Encoding.UTF8.GetBytes(
            "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.UserName}:{settings.Password}")));
        window = settings.RequestsPerHalfMinute is { } limit ? new RateWindow(context.Clock, limit, context.Shortened(Recovery)) : null;
    }

    public bool HasCredentials(HttpContext http) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString()), expected);

    public async Task PassAsync(HttpContext http, Func<Task> next)
    {
        if (!HasCredentials(http))
        {
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"vivantio\"";
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (window is { } limited && !limited.Take().Allowed)
        {
            await WriteErrorAsync(http, StatusCodes.Status429TooManyRequests, settings.AnnouncesRetryAfter ? Recovery : null);
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
        var text = status == StatusCodes.Status429TooManyRequests ? "Too Many Requests" : "Internal Server Error";
        return VivantioAnswers.WriteTextAsync(http, status, "text/plain; charset=utf-8", text);
    }
}
