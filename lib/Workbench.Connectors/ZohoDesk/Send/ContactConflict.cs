using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Send;

/// <summary>
/// A portal may keep e-mails unique (the exact rule is not documented). A contact that stood there before is joined; where another source
/// contact has the e-mail, the contact is sent without it and the e-mail stands in an own field.
/// </summary>
internal sealed class ContactConflict(DeskApi api, Portal portal)
{
    /// <summary>The one contact with this e-mail that no source record owns; null where there is none.</summary>
    public async Task<TwinRef?> HolderAsync(WriteBody body, CancellationToken cancellation)
    {
        var email = body.Text("email") ?? "";
        var rows = await api.SearchAsync(new DeskCall("contacts.search").With("email", email), 0, cancellation).ConfigureAwait(false);
        var holders = rows.Where(row => string.Equals(row.Text("email"), email, StringComparison.OrdinalIgnoreCase)).Select(row => row.Text("id") ?? "");
        if (holders.ToList() is not [var id])
        {
            // None: whoever stood there before the load is known from the scan, so the search lags behind a contact of this load.
            return null;
        }

        var holder = await api.TryReadAsync(new("contact") { Path = [id] }, cancellation).ConfigureAwait(false);
        var field = await portal.SourceIdAsync(DeskNames.Contact, cancellation).ConfigureAwait(false);
        var owner = field is null ? null : holder?.Text("cf", field);
        return owner is not { Length: > 0 } || owner == body.Json?["cf"]?[field!]?.ToString() ? new TwinRef(DeskNames.Contact, id) : null;
    }

    /// <summary>The same body with the e-mail in its own field; null where the portal has no such field.</summary>
    public async Task<JsonObject?> WithoutEmailAsync(JsonObject json, CancellationToken cancellation)
    {
        var schema = await portal.SchemaAsync(cancellation).ConfigureAwait(false);
        if (schema.Object(DeskNames.Contact).Field(DeskNames.SourceEmail)?.VendorId is not { } field)
        {
            return null;
        }

        var copy = (JsonObject)json.DeepClone();
        copy["cf"]![field] = copy["email"]?.DeepClone();
        copy.Remove("email");
        return copy;
    }
}
