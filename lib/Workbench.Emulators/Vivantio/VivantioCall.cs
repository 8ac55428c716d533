using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Workbench.Emulators.Vivantio;

/// <summary>One call with its body: absent, empty or JSON.</summary>
internal sealed class VivantioCall
{
    private readonly HttpContext http;

    private VivantioCall(HttpContext http, JsonNode? body)
    {
        this.http = http;
        Body = body;
    }

    public JsonNode? Body { get; }

    /// <summary>Root of the tenant's web host.</summary>
    public string Root => $"{http.Request.Scheme}://{http.Request.Host}/";

    /// <summary>The id of the path, of the query or of the body; an id that is none of these answers as one that does not exist.</summary>
    public long Id => Number(http.Request.RouteValues["id"]?.ToString()) ?? Number(Query("id")) ?? Number(Text("Id")) ?? 0;

    /// <exception cref="VivantioProblemException">The body is no JSON.</exception>
    public static async Task<VivantioCall> ReadAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync(http.RequestAborted);
        try
        {
            return new VivantioCall(http, string.IsNullOrWhiteSpace(text) ? null : JsonNode.Parse(text));
        }
        catch (JsonException)
        {
            throw VivantioProblemException.Invalid("Body");
        }
    }

    public string? Query(string name) => http.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    public bool Flag(string name) => bool.TryParse(Query(name), out var value) && value;

    /// <summary>A property of the body as text, whether it is a string or a number.</summary>
    public string? Text(string name) => (Body as JsonObject)?[name]?.ToString();

    /// <summary>The body as a bare array of ids.</summary>
    /// <exception cref="VivantioProblemException">The body is no array of numbers.</exception>
    public IReadOnlyList<long> Ids() => Body is JsonArray list
        ? [.. list.Select(one => Number(one?.ToString()) ?? throw VivantioProblemException.Invalid("Ids"))]
        : throw VivantioProblemException.Invalid("Ids");

    public static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
