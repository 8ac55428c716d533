using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>A file that came in as multipart.</summary>
internal sealed record ZohoFile(string Name, string ContentType, byte[] Bytes);

/// <summary>One request as the resources see it: admitted, and its body read.</summary>
internal sealed class ZohoCall(HttpContext http, ZohoRule rule, JsonObject body, ZohoFile? file)
{
    public JsonObject Body => body;

    /// <exception cref="ZohoProblem">422: no part named file.</exception>
    public ZohoFile File => file ?? throw ZohoProblem.Invalid("/file", "missing");

    /// <summary>Root of the Desk host with a final slash, as the client wrote it.</summary>
    public string Address => $"{http.Request.Scheme}://{http.Request.Host}/";

    public string Verb => $"{http.Request.Method} {http.Request.Path}";

    public string Template => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";

    public IEnumerable<KeyValuePair<string, string>> Queries =>
        http.Request.Query.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()));

    public string Route(string name) => http.GetRouteValue(name)?.ToString() ?? "";

    public string? Query(string name) => http.Request.Query[name] is { Count: > 0 } values ? values[0] : null;

    /// <summary>How many records come before the page.</summary>
    /// <exception cref="ZohoProblem">422: <c>from</c> is no number, or below the first.</exception>
    public int Skip => rule.IsSearch ? Whole("from", 0, 0, 4999) : Whole("from", 1, 1, int.MaxValue) - 1;

    /// <exception cref="ZohoProblem">422: <c>limit</c> is no number, or above the list's maximum.</exception>
    public int Limit => Whole("limit", rule.StandardLimit, 1, rule.MaxLimit);

    private int Whole(string name, int standard, int least, int most)
    {
        if (Query(name) is not { } text)
        {
            return standard;
        }
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw ZohoProblem.Invalid("/" + name);
    }
}

/// <summary>What a resource answers.</summary>
internal sealed record ZohoAnswer(int Status, JsonNode? Body = null)
{
    public static ZohoAnswer NoContent { get; } = new(204);

    /// <summary>True for a list, whose shape alternates.</summary>
    public bool IsList { get; private init; }

    /// <summary>The bytes of a download.</summary>
    public ZohoFile? Download { get; init; }

    public static implicit operator ZohoAnswer(JsonObject body) => new(200, body);

    public static ZohoAnswer List(IEnumerable<JsonNode?> records)
    {
        var array = ZohoJson.ToArray(records);
        return array.Count == 0 ? NoContent : new ZohoAnswer(200, array) { IsList = true };
    }

    /// <summary>What a mass action answers: 200, and one result per id.</summary>
    public static ZohoAnswer Results(IEnumerable<(string Id, ZohoProblem? Problem)> results) => new JsonObject
    {
        ["results"] = ZohoJson.ToArray(results.Select(result => new JsonObject
        {
            ["id"] = result.Id,
            ["success"] = result.Problem is null,
            ["errors"] = result.Problem is { } problem
                ? new JsonObject { ["errorCode"] = problem.Envelope().Text("errorCode"), ["httpCode"] = problem.Status }
                : null,
        })),
    };
}
