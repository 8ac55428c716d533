using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Workbench.Emulators.Vivantio;

/// <summary>The envelopes of every answer.</summary>
internal static class VivantioAnswers
{
    public static JsonObject Results(IEnumerable<JsonNode?> rows) => new()
    {
        ["Results"] = new JsonArray([.. rows]),
        ["Successful"] = true,
        ["ErrorMessages"] = new JsonArray(),
        ["InfoMessages"] = new JsonArray(),
    };

    /// <summary>A result that leaves out what the user may not see, and says so in passing.</summary>
    public static JsonObject Narrowed(IEnumerable<JsonNode?> rows)
    {
        var answer = Results(rows);
        answer["InfoMessages"]!.AsArray().Add(new JsonObject
        {
            ["Type"] = "Permission",
            ["Message"] = "Some items were left out because of your permissions.",
        });
        return answer;
    }

    public static JsonObject Item(JsonObject? item) => new()
    {
        ["Item"] = item,
        ["Found"] = item is not null,
        ["Successful"] = true,
        ["ErrorMessages"] = new JsonArray(),
        ["InfoMessages"] = new JsonArray(),
    };

    /// <param name="asNumber">Older parts of the product give the type as its code.</param>
    public static JsonObject Failure(VivantioProblemException problem, bool asNumber) => new()
    {
        ["Results"] = new JsonArray(),
        ["Successful"] = false,
        ["ErrorMessages"] = new JsonArray(new JsonObject
        {
            ["Type"] = asNumber ? (int)problem.Type : problem.Type.ToString(),
            ["Field"] = problem.Field,
            ["Message"] = problem.Message,
        }),
        ["InfoMessages"] = new JsonArray(),
    };

    public static async Task WriteAsync(HttpContext http, JsonNode answer)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(http.Response.BodyWriter);
        answer.WriteTo(writer);
        await writer.FlushAsync(http.RequestAborted);
    }

    public static Task WriteTextAsync(HttpContext http, int status, string contentType, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        return http.Response.WriteAsync(text, http.RequestAborted);
    }
}
