using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Gorgias.Compose;
using Workbench.Connectors.Gorgias.Wire;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Gorgias.Remove;

/// <summary>Keeps the state of a customer or ticket that stood there before, and puts it back.</summary>
internal sealed class TwinImage(GorgiasApi api)
{
    private static readonly string[] CustomerMembers = ["name", "firstname", "lastname", "email", "external_id", "language", "timezone", "note", "meta"];
    private static readonly string[] TicketMembers = ["external_id", "subject", "status", "priority", "channel", "meta", "closed_datetime"];

    /// <summary>True for customers and tickets: Gorgias updates nothing else.</summary>
    public static bool Restores(string twinType) => twinType is GorgiasNames.Customer or GorgiasNames.Ticket;

    /// <exception cref="ConnectorException">The twin is gone.</exception>
    public Task<JsonElement> CaptureAsync(TwinRef twin, CancellationToken cancellation) => api.ReadAsync(Reading(twin), cancellation);

    public async Task<Removal> RestoreAsync(TwinRef twin, JsonElement image, CancellationToken cancellation)
    {
        if (await api.TryReadAsync(Reading(twin), cancellation).ConfigureAwait(false) is not { } now)
        {
            return new Removal.Skipped($"{twin.Print()} is gone; nothing to restore");
        }

        var values = Values(image.At("custom_fields"), now.At("custom_fields"));
        if (values.Count > 0
            && await RemovalCalls.SendAsync(api, new($"{twin.Type}.values") { Path = [twin.Id], Json = values }, null, cancellation).ConfigureAwait(false)
                is var sent and (Removal.Skipped or Removal.Open))
        {
            return sent;
        }

        var json = Members(image, now, twin.Type == GorgiasNames.Customer ? CustomerMembers : TicketMembers);
        if (twin.Type == GorgiasNames.Customer)
        {
            json["channels"] = Channels(image);
        }
        else
        {
            json["assignee_user"] = Bodies.Reference(Copy(image.At("assignee_user", "id")));
            json["assignee_team"] = Bodies.Reference(Copy(image.At("assignee_team", "id")));
            json["updated_datetime"] = Copy(image.At("updated_datetime"));
        }

        return await RemovalCalls.SendAsync(api, new($"{twin.Type}.update") { Path = [twin.Id], Json = json }, null, cancellation).ConfigureAwait(false);
    }

    private static GorgiasCall Reading(TwinRef twin) => new GorgiasCall(twin.Type) { Path = [twin.Id] }.With("relationships", "custom_fields");

    private static JsonObject Members(JsonElement image, JsonElement now, IReadOnlyList<string> names)
    {
        var json = new JsonObject();
        foreach (var name in names.Where(name => image.At(name).GetRawText() != now.At(name).GetRawText()))
        {
            json[name] = Copy(image.At(name));
        }

        return json;
    }

    private static JsonArray Channels(JsonElement image) => new([.. image.At("channels").Rows().Select(channel => (JsonNode)new JsonObject
    {
        ["type"] = channel.Text("type"), ["address"] = channel.Text("address"), ["preferred"] = channel.IsTrue("preferred"),
    })]);

    // What the migration added is emptied; what was there comes back.
    private static JsonArray Values(JsonElement image, JsonElement now)
    {
        var values = new JsonArray();
        foreach (var name in now.Members().Concat(image.Members()).Select(member => member.Name).Distinct(StringComparer.Ordinal))
        {
            if (image.At(name, "value").GetRawText() != now.At(name, "value").GetRawText())
            {
                values.Add(new JsonObject { ["id"] = Bodies.Number(name), ["value"] = Copy(image.At(name, "value")) });
            }
        }

        return values;
    }

    private static JsonNode? Copy(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : JsonSerializer.SerializeToNode(value);
}
