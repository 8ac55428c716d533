using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Workbench.Emulators.Kit;

/// <summary>
/// <c>/_emulator/log</c>, <c>/outbox</c> and <c>/fingerprint</c> show the emulator's inside; <c>/faults</c> shows the plan (GET) or
/// replaces it (PUT, the plan as plain text). They need no credentials, count as no request and meet no fault.
/// </summary>
internal static class ControlEndpoints
{
    public const string Prefix = "/_emulator";

    public static void Map(WebApplication app, EmulatorContext context)
    {
        app.MapGet(Prefix + "/log", () => Json(Log(context.Log)));
        app.MapGet(Prefix + "/outbox", () => Json(new JsonArray([.. context.Outbox.Messages.Select(Message)])));
        app.MapGet(Prefix + "/fingerprint", () => Results.Text(context.Hash()));
        app.MapGet(Prefix + "/faults", () => Results.Text(context.Faults.Plan.ToString()));
        app.MapPut(Prefix + "/faults", async (HttpContext http) =>
        {
            using var reader = new StreamReader(http.Request.Body);
            try
            {
                context.Faults.Replace(FaultPlan.Parse(await reader.ReadToEndAsync(http.RequestAborted)));
                return Results.Text(context.Faults.Plan.ToString());
            }
            catch (FormatException problem)
            {
                return Results.Text(problem.Message, statusCode: StatusCodes.Status400BadRequest);
            }
        });
    }

    private static IResult Json(JsonNode node) => Results.Text(node.ToJsonString(), "application/json");

    private static JsonObject Log(RequestLog log) => new()
    {
        ["total"] = log.Total,
        ["counts"] = new JsonObject(log.Counts.Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value))),
        ["last"] = new JsonArray([.. log.Last.Select(request => new JsonObject
        {
            ["method"] = request.Method,
            ["path"] = request.Path,
            ["status"] = request.Status,
            ["at"] = request.At,
            ["fault"] = request.Fault,
        })]),
    };

    private static JsonObject Message(OutboxMessage message) => new()
    {
        ["channel"] = message.Channel,
        ["recipient"] = message.Recipient,
        ["cause"] = message.Cause,
        ["at"] = message.At,
    };
}
