using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Writes answers; a list is wrapped in <c>data</c> and bare in turn.</summary>
internal sealed class ZohoAnswers(ZohoDeskSettings settings)
{
    private readonly ConcurrentDictionary<string, int> lists = new(StringComparer.Ordinal);

    public Task WriteAsync(HttpContext http, ZohoCall call, ZohoAnswer answer)
    {
        if (answer.Download is { } file)
        {
            return WriteAsync(http, 200, file.ContentType, file.Bytes);
        }
        var body = answer is { IsList: true, Body: JsonArray records } && !IsBare(call)
            ? new JsonObject { ["data"] = records }
            : answer.Body;
        return WriteAsync(http, answer.Status, body);
    }

    public Task WriteAsync(HttpContext http, ZohoProblem problem)
    {
        if (problem.RetryAfter is { } wait)
        {
            // Whole seconds, rounded up: a client that waits that long is never early.
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
        return WriteAsync(http, problem.Status, problem.Envelope());
    }

    /// <summary>The vendor's words for an injected fault.</summary>
    public Task WriteFaultAsync(HttpContext http, int status, TimeSpan? retryAfter) => WriteAsync(http, status switch
    {
        429 when retryAfter is { } wait => CreditPool.Empty(wait),
        429 => CreditPool.Busy(),
        _ => new ZohoProblem(500, "INTERNAL_SERVER_ERROR", "An internal server error occurred."),
    });

    private bool IsBare(ZohoCall call) =>
        settings.AlternateListShapes && lists.AddOrUpdate(call.Template, 1, (_, count) => count + 1) % 2 == 0;

    private static Task WriteAsync(HttpContext http, int status, JsonNode? body)
    {
        if (body is null)
        {
            http.Response.StatusCode = status;
            return Task.CompletedTask;
        }
        return WriteAsync(http, status, "application/json;charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(body));
    }

    private static async Task WriteAsync(HttpContext http, int status, string contentType, byte[] bytes)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
