using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>Writes answers with the two headers of the bucket, which every answer has.</summary>
internal sealed class GorgiasAnswers(EmulatorContext context, GorgiasSettings settings)
{
    private readonly LeakyBucket keyBucket = new(context.Clock, settings.BucketSize, context.Shortened(settings.BucketWindow));
    private readonly LeakyBucket tokenBucket = new(context.Clock, settings.OAuthBucketSize, context.Shortened(settings.BucketWindow));

    /// <exception cref="GorgiasProblem">429: the bucket is full.</exception>
    public void Count(HttpContext http)
    {
        var permit = Announce(http);
        if (!permit.Allowed)
        {
            throw TooMany();
        }
    }

    public Task WriteAsync(HttpContext http, GorgiasAnswer answer) => answer.File is { } file
        ? WriteAsync(http, answer.Status, file.ContentType, file.Bytes)
        : answer.Body is { } body
            ? WriteAsync(http, answer.Status, settings.JsonContentType, JsonSerializer.SerializeToUtf8Bytes(body))
            : WriteEmptyAsync(http, answer.Status);

    public Task WriteAsync(HttpContext http, GorgiasProblem problem) =>
        WriteAsync(http, new GorgiasAnswer(problem.Status, problem.Envelope()));

    /// <summary>The vendor's words for an injected fault.</summary>
    public Task WriteFaultAsync(HttpContext http, int status, TimeSpan? retryAfter)
    {
        Announce(http);
        http.Response.Headers.RetryAfter = retryAfter is { } wait ? Seconds(wait) : default;
        return WriteAsync(http, status == 429 ? TooMany() : new GorgiasProblem(500, "Internal server error."));
    }

    private static GorgiasProblem TooMany() => new(429, "Too many requests.");

    private BucketPermit Announce(HttpContext http)
    {
        var byToken = http.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
        var permit = (byToken ? tokenBucket : keyBucket).Take();
        http.Response.Headers["X-Gorgias-Account-Api-Call-Limit"] =
            string.Create(CultureInfo.InvariantCulture, $"{permit.Used}/{permit.Limit}");
        http.Response.Headers["Retry-after"] = Seconds(permit.RetryAfter);
        return permit;
    }

    // Whole seconds, rounded up: a client that waits so long is never early.
    private static string Seconds(TimeSpan wait) => Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);

    private static Task WriteEmptyAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static async Task WriteAsync(HttpContext http, int status, string contentType, byte[] bytes)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
