using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Http;
using Workbench.Connectors.Intercom.Discovery;
using Workbench.Connectors.Intercom.Find;
using Workbench.Connectors.Intercom.Send;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Writing;
using ProvisionRow = Workbench.Core.Connectors.Provision;

namespace Workbench.Connectors.Intercom.Provision;

/// <summary>Creates rows of <see cref="ProvisionList"/>, each only where it is not there, and takes them back.</summary>
internal sealed class Provisioner(IntercomApi api, Listings listings)
{
    private readonly ConversationProvisioner conversations = new(api, listings);

    /// <param name="intend">Awaited before the call that creates it.</param>
    /// <exception cref="ConnectorException">The vendor refused.</exception>
    public async Task<ProvisionAnswer> CreateAsync(ProvisionRow row, Func<Task> intend, CancellationToken cancellation) => row.Body.Text("kind") switch
    {
        "ticket-type" => await TypeAsync(row, intend, cancellation).ConfigureAwait(false),
        "ticket-attribute" => await TicketAttributeAsync(row, intend, cancellation).ConfigureAwait(false),
        "data-attribute" => await DataAttributeAsync(row, intend, cancellation).ConfigureAwait(false),
        "tag" => await TagAsync(row, intend, cancellation).ConfigureAwait(false),
        ConversationProvisioner.Attribute => await conversations.AttributeAsync(row.Body.Text("name")!, Json(row), intend, cancellation).ConfigureAwait(false),
        ConversationProvisioner.TagFamily => await conversations.FamilyAsync(row.Body.Text("name")!, cancellation).ConfigureAwait(false),
        "contact" => await ContactAsync(row, intend, cancellation).ConfigureAwait(false),
        _ => new ProvisionAnswer(null, Created: false, row.Manual),
    };

    /// <summary>Types and attributes can only be archived (OpenAPI 2.16); tags and the placeholder contact are deleted.</summary>
    public async Task<Removal> RemoveAsync(TwinRef twin, CancellationToken cancellation)
    {
        if (twin.Type is ConversationProvisioner.Attribute or ConversationProvisioner.TagFamily)
        {
            return await conversations.RemoveAsync(twin, cancellation).ConfigureAwait(false);
        }

        var call = twin.Type switch
        {
            "ticket-type" => new IntercomCall("ticket-type.update") { Path = [twin.Id], Json = Archived() },
            "ticket-attribute" => new("ticket-attribute.update") { Path = [twin.Readable().Id, twin.Id], Json = Archived() },
            "data-attribute" => new("data-attribute.update") { Path = [twin.Id], Json = Archived() },
            "tag" => new("tag.delete") { Path = [twin.Id] },
            IntercomNames.Contact => new("contact.delete") { Path = [twin.Id] },
            _ => null,
        };
        return call is null
            ? new Removal.Leftover($"{twin.Print()} was made by hand")
            : await Remove.RemovalCalls.SendAsync(
                api, call, call.Json is null ? null : $"{twin.Print()} is archived; Intercom cannot delete it", cancellation).ConfigureAwait(false);
    }

    private async Task<ProvisionAnswer> TypeAsync(ProvisionRow row, Func<Task> intend, CancellationToken cancellation)
    {
        if (await FindTypeAsync(row.Body.Text("name")!, cancellation).ConfigureAwait(false) is { } found)
        {
            return new(new TwinRef("ticket-type", found.Text("id") ?? ""), Created: false);
        }

        await intend().ConfigureAwait(false);
        var made = await api.RequireAsync(new("ticket-type.create") { Json = Json(row) }, cancellation).ConfigureAwait(false);
        listings.Forget();
        return new(new TwinRef("ticket-type", made.Text("id") ?? ""), Created: true);
    }

    private async Task<ProvisionAnswer> ContactAsync(ProvisionRow row, Func<Task> intend, CancellationToken cancellation)
    {
        var body = new WriteBody([], (JsonObject)Json(row), null, null);
        if (await new SearchFinder(api).ContactAsync(body, null, cancellation).ConfigureAwait(false) is Lookup.Found found)
        {
            return new(found.Twin, Created: false);
        }

        // The search may lag behind an earlier attempt; then the create answers 409 and names the one that is there.
        var call = new IntercomCall("contact.create") { Json = body.Json };
        await intend().ConfigureAwait(false);
        var sent = await api.WriteAsync(call, cancellation).ConfigureAwait(false);
        if (sent is SendResult.Answered { Answer: { Status: 409 } taken }
            && await new ContactConflict(api).ResolveAsync(body, taken, cancellation).ConfigureAwait(false) is WriteAnswer.Exists exists)
        {
            return new(exists.Twin, Created: false);
        }

        return new(new TwinRef(IntercomNames.Contact, api.Require(call, sent).Text("id") ?? ""), Created: true);
    }

    private async Task<ProvisionAnswer> TicketAttributeAsync(ProvisionRow row, Func<Task> intend, CancellationToken cancellation)
    {
        var typeName = row.Body.Text("type")!;
        var type = await FindTypeAsync(typeName, cancellation).ConfigureAwait(false)
            ?? throw new ConnectorException($"Ticket type '{typeName}' does not exist. Provision it before its attributes.");
        var id = type.Text("id") ?? "";
        var name = row.Body.Text("name");
        var same = type.At("ticket_type_attributes", "data").Rows().FirstOrDefault(attribute => attribute.Text("name") == name);
        if (same.ValueKind == JsonValueKind.Object && !same.IsTrue("archived"))
        {
            return new(Twin(same), Created: false);
        }

        var call = same.ValueKind == JsonValueKind.Object
            ? new IntercomCall("ticket-attribute.update") { Path = [id, same.Text("id") ?? ""], Json = new JsonObject { ["archived"] = false } }
            : new("ticket-attribute.create") { Path = [id], Json = Json(row) };
        await intend().ConfigureAwait(false);
        var made = await api.RequireAsync(call, cancellation).ConfigureAwait(false);
        if (same.ValueKind == JsonValueKind.Object)
        {
            listings.Forget();
        }

        return new(Twin(made), Created: true);

        TwinRef Twin(JsonElement attribute) => new("ticket-attribute", attribute.Text("id") ?? "", $"ticket-type:{id}");
    }

    private async Task<ProvisionAnswer> DataAttributeAsync(ProvisionRow row, Func<Task> intend, CancellationToken cancellation)
    {
        var model = row.Body.Text("model")!;
        var all = await listings.ReadAsync(
            $"attributes of {model}", () => new WorkspaceDiscovery(api).AllAttributesAsync(model, cancellation)).ConfigureAwait(false);
        var same = all.FirstOrDefault(attribute => attribute.Text("name") == row.Body.Text("name"));
        if (same.ValueKind != JsonValueKind.Object)
        {
            await intend().ConfigureAwait(false);
            var made = await api.RequireAsync(new("data-attribute.create") { Json = Json(row) }, cancellation).ConfigureAwait(false);
            listings.Add($"attributes of {model}", made);
            return new(new TwinRef("data-attribute", made.Text("id") ?? ""), Created: true);
        }

        var twin = new TwinRef("data-attribute", same.Text("id") ?? "");
        if (!same.IsTrue("archived"))
        {
            return new(twin, Created: false);
        }

        // An archived name stays taken, so the attribute of an earlier run is taken out of the archive.
        var revived = new IntercomCall("data-attribute.update") { Path = [twin.Id], Json = new JsonObject { ["archived"] = false } };
        await intend().ConfigureAwait(false);
        await api.RequireAsync(revived, cancellation).ConfigureAwait(false);
        listings.Forget();
        return new(twin, Created: true, "was archived");
    }

    private async Task<ProvisionAnswer> TagAsync(ProvisionRow row, Func<Task> intend, CancellationToken cancellation)
    {
        var name = row.Body.Text("name")!;
        var tags = await api.ReadAsync(new("tags"), cancellation).ConfigureAwait(false);
        var same = tags.At("data").Rows().FirstOrDefault(tag => string.Equals(tag.Text("name"), name, StringComparison.OrdinalIgnoreCase));
        if (same.ValueKind == JsonValueKind.Object)
        {
            return new(new TwinRef("tag", same.Text("id") ?? ""), Created: false);
        }

        await intend().ConfigureAwait(false);
        var made = await api.RequireAsync(new("tag.create") { Json = new JsonObject { ["name"] = name } }, cancellation).ConfigureAwait(false);
        return new(new TwinRef("tag", made.Text("id") ?? ""), Created: true);
    }

    private async Task<JsonElement?> FindTypeAsync(string name, CancellationToken cancellation)
    {
        var types = await listings.ReadAsync(
            "ticket types", async () => [.. (await api.ReadAsync(new("ticket-types"), cancellation).ConfigureAwait(false)).At("data").Rows()]).ConfigureAwait(false);
        var found = types.FirstOrDefault(type => type.Text("name") == name && !type.IsTrue("archived"));
        return found.ValueKind == JsonValueKind.Object ? found : null;
    }

    private static JsonNode Json(ProvisionRow row) => JsonSerializer.SerializeToNode(row.Body.At("json"))!;

    private static JsonObject Archived() => new() { ["archived"] = true };
}
