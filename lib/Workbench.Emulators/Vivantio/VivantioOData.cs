using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Vivantio;

/// <summary>
/// The partial OData side: callers and clients. Its filters are weak, and the <c>$skip</c> of its next link is twice as large as it
/// should be.
/// </summary>
internal sealed partial class VivantioOData(VivantioSettings settings, DocumentStore store)
{
    private static readonly string[] CallerNames =
    [
        "Id", "Name", "Email", "Phone", "ClientId", "LocationId", "ExternalKey", "CreateDate", "UpdateDate", "RecordTypeId", "Deleted",
    ];

    private static readonly string[] ClientNames =
        ["Id", "Name", "Email", "ExternalKey", "CreatedDate", "UpdateDate", "RecordTypeId", "Deleted"];

    public Task CallersAsync(HttpContext http) => AnswerAsync(http, "Callers", VivantioCollections.Callers, Caller);

    public Task ClientsAsync(HttpContext http) =>
        AnswerAsync(http, "Clients", VivantioCollections.Clients, body => Named(body, ClientNames));

    private async Task AnswerAsync(HttpContext http, string name, string collection, Func<JsonObject, JsonObject> view)
    {
        var filter = http.Request.Query["$filter"].ToString().ToLowerInvariant();
        var words = Filter().Match(filter);
        if (filter.Length > 0 && !words.Success)
        {
            await VivantioAnswers.WriteTextAsync(
                http, StatusCodes.Status400BadRequest, "text/plain; charset=utf-8", "Filter not supported");
            return;
        }

        var skip = (int)Math.Max(0, VivantioCall.Number(http.Request.Query["$skip"]) ?? 0);
        var (rows, count) = filter.Length == 0
            ? (store.Skip(collection, skip, settings.ODataPageSize).Select(row => view(row.Body)), store.Count(collection))
            : Filtered(store.Scan(collection).Select(row => view(row.Body)).Where(row => Matches(row, words)), skip);
        var value = new JsonArray([.. rows]);
        var address = $"{http.Request.Scheme}://{http.Request.Host}/odata/";
        var answer = new JsonObject { ["@odata.context"] = $"{address}$metadata#{name}", ["@odata.count"] = count };
        if (skip + value.Count < count)
            answer["@odata.nextLink"] = $"{address}{name}?$skip={skip + 2 * settings.ODataPageSize}";
        answer["value"] = value;
        await VivantioAnswers.WriteAsync(http, answer);
    }

    private (IEnumerable<JsonObject> Rows, long Count) Filtered(IEnumerable<JsonObject> matching, int skip)
    {
        var page = new List<JsonObject>();
        var count = 0;
        foreach (var row in matching)
        {
            if (count >= skip && page.Count < settings.ODataPageSize)
                page.Add(row);
            count++;
        }

        return (page, count);
    }

    private static JsonObject Caller(JsonObject body)
    {
        var row = Named(body, CallerNames);
        row["FirstName"] = body["_firstName"]?.DeepClone();
        row["LastName"] = body["_lastName"]?.DeepClone();
        row["LocationName"] = null;
        return row;
    }

    private static JsonObject Named(JsonObject body, string[] names) =>
        new(names.Select(name => KeyValuePair.Create(name, body[name]?.DeepClone())));

    // Everything is compared as text, so that 9 is greater than 10: "gt/lt may return unexpected rows".
    private static bool Matches(JsonObject row, Match words)
    {
        var stored = row.FirstOrDefault(property => property.Key.Equals(words.Groups[1].Value, StringComparison.OrdinalIgnoreCase)).Value;
        var order = string.CompareOrdinal(stored?.ToString().ToLowerInvariant() ?? "", words.Groups[3].Value.Trim('\''));
        return words.Groups[2].Value switch
        {
            "gt" => order > 0,
            "lt" => order < 0,
            _ => order == 0,
        };
    }

    [GeneratedRegex("^([a-z]+) (eq|gt|lt) ('[^']*'|[^ ']+)$")]
    private static partial Regex Filter();
}
