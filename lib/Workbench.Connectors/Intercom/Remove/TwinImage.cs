using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Remove;

/// <summary>Keeps the state of a twin that stood there before, and puts it back.</summary>
internal sealed class TwinImage(IntercomApi api)
{
    private static readonly string[] ContactMembers = ["external_id", "name", "email", "phone", "role", "owner_id", "signed_up_at", "unsubscribed_from_emails"];
    private static readonly string[] CompanyMembers = ["name", "website", "industry", "size", "monthly_spend"];

    /// <summary>True for contacts, companies, tickets and what is in the help center; not for conversations and parts of them.</summary>
    public static bool Restores(string twinType) =>
        twinType is IntercomNames.Contact or IntercomNames.Company or IntercomNames.ArticleTranslation || IntercomNames.IsHelpCenter(twinType) || IntercomNames.IsTicket(twinType);

    /// <exception cref="ConnectorException">The twin is gone.</exception>
    public Task<JsonElement> CaptureAsync(TwinRef twin, CancellationToken cancellation) => api.ReadAsync(Reading(twin), cancellation);

    public async Task<Removal> RestoreAsync(TwinRef twin, JsonElement image, CancellationToken cancellation)
    {
        if (twin.Type == IntercomNames.ArticleTranslation)
        {
            // The image is that of the whole article, as it was before this language changed.
            return await RestoreAsync(twin.Readable(), image, cancellation).ConfigureAwait(false);
        }

        if (await api.TryReadAsync(Reading(twin), cancellation).ConfigureAwait(false) is not { } now)
        {
            return new Removal.Skipped($"{twin.Print()} is gone; nothing to restore");
        }

        var (name, json) = twin.Type switch
        {
            IntercomNames.Contact => ("contact.update", Members(image, now, ContactMembers)),
            IntercomNames.Company => ("company.update", Company(image, now)),
            var type when IntercomNames.IsHelpCenter(type) => ($"{type}.update", HelpCenterImage.Of(twin, image, now)),
            _ => ("ticket.update", Ticket(image, now)),
        };
        return await RemovalCalls.SendAsync(api, new(name) { Path = [twin.Id], Json = json }, null, cancellation).ConfigureAwait(false);
    }

    private static IntercomCall Reading(TwinRef twin) => twin.Type switch
    {
        IntercomNames.Contact => new("contact") { Path = [twin.Id] },
        IntercomNames.Company => new("company") { Path = [twin.Id] },
        var type when IntercomNames.IsHelpCenter(type) => new(type) { Path = [twin.Id] },
        IntercomNames.ArticleTranslation => new(IntercomNames.Article) { Path = [twin.Readable().Id] },
        _ => new("ticket") { Path = [twin.Id] },
    };

    private static JsonObject Members(JsonElement image, JsonElement now, IReadOnlyList<string> names)
    {
        var json = new JsonObject { ["custom_attributes"] = Attributes(image.At("custom_attributes"), now.At("custom_attributes")) };
        foreach (var name in names.Where(name => image.At(name).ValueKind != JsonValueKind.Null || now.At(name).ValueKind != JsonValueKind.Null))
        {
            json[name] = Copy(image.At(name));
        }

        return json;
    }

    private static JsonObject Company(JsonElement image, JsonElement now)
    {
        var json = Members(image, now, CompanyMembers);
        if (image.Text("plan", "name") is { } plan)
        {
            json["plan"] = plan;
        }

        return json;
    }

    private static JsonObject Ticket(JsonElement image, JsonElement now) => new()
    {
        ["ticket_attributes"] = Attributes(image.At("ticket_attributes"), now.At("ticket_attributes")),
        ["ticket_state_id"] = Copy(image.At("ticket_state", "id")),
        ["assignee_id"] = image.Text("admin_assignee_id") ?? "0",
        ["skip_notifications"] = true,
    };

    // What the migration added is emptied; what was there comes back.
    private static JsonObject Attributes(JsonElement image, JsonElement now)
    {
        var json = new JsonObject();
        foreach (var added in now.Members())
        {
            json[added.Name] = null;
        }

        foreach (var kept in image.Members())
        {
            json[kept.Name] = Copy(kept.Value);
        }

        return json;
    }

    private static JsonNode? Copy(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : JsonSerializer.SerializeToNode(value);
}
