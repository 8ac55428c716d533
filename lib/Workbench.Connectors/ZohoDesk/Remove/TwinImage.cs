using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Errors;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Remove;

/// <summary>Keeps the state of a twin that stood there before, and puts it back.</summary>
internal sealed class TwinImage(DeskApi api)
{
    private static readonly string[] AccountMembers = ["accountName", "phone", "website", "code", "description"];

    private static readonly string[] ContactMembers =
    [
        "firstName", "lastName", "email", "secondaryEmail", "phone", "mobile", "title", "street", "city", "state", "country", "zip", "description", "accountId",
    ];

    private static readonly string[] TicketMembers =
    [
        "subject", "description", "status", "priority", "channel", "classification", "category", "dueDate", "assigneeId", "teamId", "contactId", "accountId",
    ];

    private static readonly string[] TaskMembers = ["subject", "description", "status", "priority", "dueDate", "ownerId", "ticketId", "contactId"];

    /// <summary>True for accounts, contacts, tickets and tasks.</summary>
    public static bool Restores(string twinType) => Members(twinType).Length > 0;

    /// <exception cref="ConnectorException">The twin is gone.</exception>
    public Task<JsonElement> CaptureAsync(TwinRef twin, CancellationToken cancellation) => api.ReadAsync(new(twin.Type) { Path = [twin.Id] }, cancellation);

    public async Task<Removal> RestoreAsync(TwinRef twin, JsonElement image, CancellationToken cancellation)
    {
        if (await api.TryReadAsync(new(twin.Type) { Path = [twin.Id] }, cancellation).ConfigureAwait(false) is not { } now)
        {
            return new Removal.Skipped($"{twin.Print()} is gone; nothing to restore");
        }

        var json = new JsonObject { ["cf"] = CustomFields(image.At("cf"), now.At("cf")) };
        foreach (var name in Members(twin.Type).Where(name => image.Text(name) != now.Text(name)))
        {
            json[name] = Copy(image.At(name));
        }

        // Restoring may close a ticket: the call that keeps quiet is used for all of them.
        var operation = twin.Type == DeskNames.Ticket ? "ticket.close" : $"{twin.Type}.update";
        return await new TwinRemoval(api).SendAsync(new(operation) { Path = [twin.Id], Json = json }, null, cancellation).ConfigureAwait(false);
    }

    private static string[] Members(string twin) => twin switch
    {
        DeskNames.Account => AccountMembers,
        DeskNames.Contact => ContactMembers,
        DeskNames.Ticket => TicketMembers,
        DeskNames.Task => TaskMembers,
        _ => [],
    };

    // What the migration added is emptied; what was there comes back.
    private static JsonObject CustomFields(JsonElement image, JsonElement now)
    {
        var json = new JsonObject();
        foreach (var field in now.Members().Where(field => field.Value.GetRawText() != image.At(field.Name).GetRawText()))
        {
            json[field.Name] = Copy(image.At(field.Name));
        }

        return json;
    }

    private static JsonNode? Copy(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : JsonSerializer.SerializeToNode(value);
}
