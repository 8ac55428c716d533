using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Ivinex;

/// <summary>
/// Saves fields of records that exist: <c>[{"CollectionTypeID":1001,"CollectionID":20001,"Fields":{"phone":"..."}}]</c>. Each answer
/// carries its own status under HTTP 200. No migration writes here; it serves to change an account while it is read.
/// </summary>
internal sealed class IvinexWrites(IvinexLayout layout, IvinexTime time, EmulatorContext context)
{
    private const string AutomationUser = "900000183";

    public async Task AnswerAsync(HttpContext http)
    {
        JsonNode? body;
        try
        {
            body = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        }
        catch (JsonException)
        {
            body = null;
        }

        if (body is not JsonArray wanted)
        {
            await IvinexGate.WriteAsync(http, StatusCodes.Status400BadRequest, "A list of records is expected");
            return;
        }

        await IvinexJson.WriteAsync(http, new JsonArray([.. wanted.Select(change => Save(change as JsonObject ?? []))]));
    }

    private JsonObject Save(JsonObject change)
    {
        var typeId = Number(change["CollectionTypeID"]);
        var id = Number(change["CollectionID"]);
        var problem = context.Store.Transact(() => Save(layout.Find(Text(typeId)), Text(id), change["Fields"] as JsonObject ?? []));
        return new JsonObject
        {
            ["CollectionTypeID"] = typeId,
            ["CollectionID"] = id,
            ["Status"] = problem is null ? "Success" : "Error",
            ["Message"] = problem ?? "",
            ["RelatedRecords"] = new JsonArray(),
        };
    }

    private string? Save(IvinexTab? tab, string id, JsonObject fields)
    {
        if (tab is null)
            return "Unknown CollectionTypeID";
        if (context.Store.Find(tab.Collection, id) is not { } record)
            return "Unknown CollectionID";
        if (fields.FirstOrDefault(field => tab.Fields.All(known => known.Name != field.Key)) is { Key: { } unknown })
            return $"Unknown field {unknown}";
        foreach (var (name, value) in fields)
            record.Body[name] = value?.ToString();
        record.Body["modified_by"] = AutomationUser;
        record.Body["modified_date"] = time.Stamp(context.Clock.GetUtcNow());
        context.Store.Put(tab.Collection, record);
        return null;
    }

    private static long Number(JsonNode? node) =>
        long.TryParse(node?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
