using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>Writes answers with the rate headers that the vendor sends.</summary>
internal sealed class IntercomAnswers(EmulatorContext context, IntercomSettings settings)
{
    private readonly RateWindow window = new(context.Clock, settings.RequestsPerWindow, context.Shortened(settings.RateWindow));
    private long problems;

    /// <exception cref="IntercomProblem">429: the window is used up.</exception>
    public void Count(HttpContext http)
    {
        var permit = window.Take();
        Announce(http, permit);
        if (!permit.Allowed)
        {
            throw new IntercomProblem(429, "rate_limit_exceeded", "Exceeded rate limit");
        }
    }

    public Task WriteAsync(HttpContext http, IntercomAnswer answer) => WriteAsync(http, answer.Status, answer.Body);

    public Task WriteAsync(HttpContext http, IntercomProblem problem)
    {
        if (problem.Link is { } link)
        {
            http.Response.Headers.Link = $"<{http.Request.Scheme}://{http.Request.Host}/contacts/{link}>; rel=\"canonical\"";
        }
        return WriteAsync(http, problem.Status, problem.Envelope(RequestId));
    }

    /// <summary>The vendor's words for an injected fault.</summary>
    public Task WriteFaultAsync(HttpContext http, int status, TimeSpan? retryAfter)
    {
        Announce(http, window.Take());
        if (retryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = wait.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        }
        return WriteAsync(http, status == 429
            ? new IntercomProblem(429, "rate_limit_exceeded", "Exceeded rate limit")
            : new IntercomProblem(500, "server_error", "Something went wrong") { RequestId = RequestIdShape.Null });
    }

    private static void Announce(HttpContext http, RatePermit permit)
    {
        // Whole seconds, rounded up: a client that waits until the announced second is never early.
        var reset = (permit.ResetAt.ToUnixTimeMilliseconds() + 999) / 1000;
        http.Response.Headers["X-RateLimit-Limit"] = permit.Limit.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-RateLimit-Remaining"] = permit.Remaining.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-RateLimit-Reset"] = reset.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task WriteAsync(HttpContext http, int status, JsonNode? body)
    {
        http.Response.StatusCode = status;
        if (body is null)
        {
            return;
        }
        http.Response.ContentType = "application/json; charset=utf-8";
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    private string RequestId()
    {
        var number = Interlocked.Increment(ref problems).ToString(CultureInfo.InvariantCulture);
        return new Guid(SHA256.HashData(Encoding.ASCII.GetBytes("request/" + number)).AsSpan(0, 16)).ToString();
    }
}
