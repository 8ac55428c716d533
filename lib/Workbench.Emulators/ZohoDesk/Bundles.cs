using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>
/// The vendor's assisted migration: <c>POST /_emulator/bundle</c> with <c>{"folder":"/path"}</c> imports the CSV set of that folder as the
/// vendor's migration team would, and answers a report. <c>GET /bulkImport/{id}/sampleData</c> shows the first tickets of an import.
/// </summary>
internal sealed class Bundles(DeskAccount desk, LayoutBook layouts, RecordBook records)
{
    private const string Collection = ZohoDeskCollections.Bundles;
    private const int SampleRows = 5;

    public void Map(WebApplication app, ZohoRoutes routes)
    {
        app.MapPost(ControlEndpoints.Prefix + "/bundle", async (HttpContext http) =>
        {
            var folder = (await ReadAsync(http)).Text("folder");
            return Directory.Exists(folder)
                ? Results.Text(desk.Store.Transact(() => Import(folder)).ToJsonString(), "application/json")
                : Results.Text($"The folder '{folder}' does not exist. Send {{\"folder\":\"/path\"}}.", statusCode: StatusCodes.Status400BadRequest);
        });
        routes.Get("/bulkImport/{id}/sampleData", new ZohoRule("imports.CUSTOM"), call =>
        {
            desk.Require(Collection, call.Route("id"));
            var tickets = desk.Store.FindBy(ZohoDeskCollections.Tickets, "bundle", call.Route("id"), limit: SampleRows);
            return ZohoAnswer.List(tickets.Select(ticket => records.View(ZohoModules.Tickets, ticket.Body)));
        });
    }

    private JsonObject Import(string folder)
    {
        var report = new BundleReport();
        var id = desk.NewId();
        var rows = new BundleRecords(desk, layouts, records, report, id);
        new BundlePeople(desk, rows, report).Import(folder);
        new BundleTickets(desk, layouts, records, rows, report).Import(folder);
        new BundleConversations(desk, rows, report).Import(folder);
        var answer = report.ToJson(id);
        desk.Store.Put(Collection, new Document(id, answer));
        return answer;
    }

    private static async Task<JsonNode?> ReadAsync(HttpContext http)
    {
        try
        {
            return await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
