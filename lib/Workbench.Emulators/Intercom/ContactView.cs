using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>A contact as the vendor answers it.</summary>
internal static class ContactView
{
    private const int Embedded = 10;

    private static readonly string[] Copied =
    [
        "external_id", "role", "email", "phone", "name", "avatar", "owner_id", "unsubscribed_from_emails", "created_at", "updated_at",
        "signed_up_at", "last_seen_at", "last_replied_at", "last_contacted_at", "language_override",
    ];

    private static readonly string[] AlwaysNull =
    [
        "last_email_opened_at", "last_email_clicked_at", "browser", "browser_version", "browser_language", "os", "android_app_name",
        "android_app_version", "android_device", "android_os_version", "android_sdk_version", "android_last_seen_at", "ios_app_name",
        "ios_app_version", "ios_device", "ios_os_version", "ios_sdk_version", "ios_last_seen_at",
    ];

    public static JsonObject Of(IntercomWorkspace workspace, JsonObject contact)
    {
        var id = contact.Text("id")!;
        var view = new JsonObject { ["type"] = "contact", ["id"] = id, ["workspace_id"] = workspace.Settings.WorkspaceId };
        foreach (var name in Copied)
        {
            view[name] = contact[name]?.DeepClone();
        }
        foreach (var name in AlwaysNull)
        {
            view[name] = null;
        }
        if (contact.Text("email") is { } email && email.LastIndexOf('@') is >= 0 and var at)
        {
            view["email_domain"] = email[(at + 1)..];
        }
        view["has_hard_bounced"] = false;
        view["marked_email_as_spam"] = false;
        view["social_profiles"] = JsonFields.List([]);
        view["location"] = new JsonObject { ["type"] = "location", ["country"] = null, ["region"] = null, ["city"] = null };
        view["custom_attributes"] = CustomReferences.Expand(workspace, contact.Object("custom_attributes"));
        view["tags"] = Links(id, "tag", "tags", [.. contact.Array("tags").Select(tag => tag.Text("id")!)]);
        var notes = workspace.Store.CountBy(Collections.Notes, "owner", "contact/" + id);
        var firstNotes = workspace.Store.SkipBy(Collections.Notes, "owner", "contact/" + id, 0, Embedded).Select(note => note.Id);
        view["notes"] = Links(id, "note", "notes", [.. firstNotes], notes);
        view["companies"] = Links(id, "company", "companies", contact.Texts("company_ids"));
        view["opted_out_subscription_types"] = Links(id, "subscription", "subscriptions", []);
        view["opted_in_subscription_types"] = Links(id, "subscription", "subscriptions", contact.Texts("subscriptions"));
        return view;
    }

    /// <summary>A contact as conversations and tickets name it.</summary>
    public static JsonObject Reference(JsonObject? contact, string id) => new()
    {
        ["type"] = "contact",
        ["id"] = id,
        ["external_id"] = contact.Text("external_id"),
    };

    /// <summary>A contact as author.</summary>
    public static JsonObject Author(JsonObject contact) => new()
    {
        ["type"] = contact.Text("role") == "lead" ? "lead" : "user",
        ["id"] = contact.Text("id"),
        ["name"] = contact.Text("name"),
        ["email"] = contact.Text("email") ?? "",
    };

    private static JsonObject Links(string id, string type, string path, IReadOnlyList<string> ids, long? count = null)
    {
        var total = count ?? ids.Count;
        var links = JsonFields.List(ids.Take(Embedded).Select(other => new JsonObject
        {
            ["type"] = type,
            ["id"] = other,
            ["url"] = $"/{path}/{other}",
        }));
        links["url"] = $"/contacts/{id}/{path}";
        links["total_count"] = total;
        links["has_more"] = total > Embedded;
        return links;
    }
}
