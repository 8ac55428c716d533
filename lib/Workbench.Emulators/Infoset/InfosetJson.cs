using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Workbench.Emulators.Infoset;

/// <summary>A request that the vendor refuses.</summary>
internal sealed class InfosetProblem(int status, string message) : Exception(message)
{
    public int Status => status;

    public static InfosetProblem NotFound(string what) => new(StatusCodes.Status404NotFound, what + " not found");

    public static InfosetProblem BadRequest(string message) => new(StatusCodes.Status400BadRequest, message);
}

internal static class InfosetJson
{
    public static Task WriteAsync(HttpContext http, JsonNode answer)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync(answer.ToJsonString(), http.RequestAborted);
    }

    public static Task WriteErrorAsync(HttpContext http, int status, string message)
    {
        http.Response.StatusCode = status;
        return WriteAsync(http, new JsonObject { ["message"] = message });
    }

    /// <summary>The answer of a planned fault; only a plan that asks for it announces when to come back.</summary>
    public static Task WriteFaultAsync(HttpContext http, int status, TimeSpan? retryAfter)
    {
        if (status != StatusCodes.Status429TooManyRequests)
            return WriteErrorAsync(http, status, "An error occurred");
        http.Response.Headers["x-ratelimit-remaining"] = "0";
        if (retryAfter is { } wait)
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0");
        return WriteErrorAsync(http, status, "Too many requests");
    }
}
