using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>Contacts as they are stored and found.</summary>
internal sealed class ContactBook(IntercomWorkspace workspace)
{
    public JsonObject? Find(string? id) =>
        id is not null && workspace.Store.Find(Collections.Contacts, id) is { Hidden: false } found ? found.Body : null;

    /// <summary>Archived ones too, for the calls that know them.</summary>
    public Document? FindAny(string id) => workspace.Store.Find(Collections.Contacts, id);

    /// <exception cref="IntercomProblem">404 User Not Found: unknown, archived or merged.</exception>
    public JsonObject Require(string? id) => Find(id) ?? throw IntercomProblem.UserNotFound();

    public JsonObject? FindUser(string externalId, bool withHidden = false) =>
        workspace.Store.FindBy(Collections.Contacts, "external_id", externalId, withHidden)
            .FirstOrDefault(found => found.Body.Text("role") == "user")?.Body;

    public JsonObject? FindByEmail(string email) =>
        workspace.Store.FindBy(Collections.Contacts, "email", email.ToLowerInvariant(), limit: 1).FirstOrDefault()?.Body;

    /// <summary>A contact named by one of the three keys that replies and tickets accept.</summary>
    public JsonObject? FindBy(string? id, string? externalId, string? email) =>
        id is not null ? Find(id)
        : externalId is not null ? FindUser(externalId)
        : email is not null ? FindByEmail(email)
        : null;

    /// <summary>A new contact with every field the vendor answers; not yet saved.</summary>
    public JsonObject Draft(string role, string? email) => new()
    {
        ["id"] = workspace.Ids.Hex(Collections.Contacts),
        ["role"] = role,
        ["external_id"] = null,
        ["email"] = email,
        ["phone"] = null,
        ["name"] = null,
        ["avatar"] = null,
        ["owner_id"] = null,
        ["unsubscribed_from_emails"] = false,
        ["created_at"] = workspace.Now,
        ["updated_at"] = workspace.Now,
        ["signed_up_at"] = null,
        ["last_seen_at"] = null,
        ["last_replied_at"] = null,
        ["last_contacted_at"] = null,
        ["language_override"] = null,
        ["custom_attributes"] = new JsonObject(),
        ["company_ids"] = new JsonArray(),
        ["tags"] = new JsonArray(),
        ["subscriptions"] = new JsonArray(),
        ["archived"] = false,
        ["merged_into"] = null,
        [Searching.VisibleFrom] = workspace.SearchableAt,
    };

    public JsonObject SaveNew(string role, string? email)
    {
        var contact = Draft(role, email);
        Save(contact);
        return contact;
    }

    public void Save(JsonObject contact)
    {
        var lookups = new List<Lookup>();
        Add("external_id", contact.Text("external_id"));
        Add("email", contact.Text("email")?.ToLowerInvariant());
        lookups.AddRange(contact.Texts("company_ids").Select(id => new Lookup("company", id)));
        lookups.AddRange(contact.Array("tags").Select(tag => new Lookup("tag", tag.Text("id")!)));
        var hidden = contact.Flag("archived") == true || contact.Text("merged_into") is not null;
        workspace.Store.Put(Collections.Contacts, new Document(contact.Text("id")!, contact) { Lookups = lookups, Hidden = hidden });

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                lookups.Add(new Lookup(name, value));
            }
        }
    }

    public void Touch(JsonObject contact)
    {
        contact["updated_at"] = workspace.Now;
        Save(contact);
    }

    /// <summary>The contact that stands in the way of this one; archived contacts do so too.</summary>
    public JsonObject? Conflict(JsonObject contact)
    {
        var id = contact.Text("id");
        var externalId = contact.Text("external_id");
        if (externalId is not null)
        {
            var taken = workspace.Store.FindBy(Collections.Contacts, "external_id", externalId, withHidden: true)
                .FirstOrDefault(other => other.Id != id && other.Body.Text("merged_into") is null);
            if (taken is not null)
            {
                return taken.Body;
            }
        }
        if (contact.Text("email") is not { } email || contact.Text("role") != "user")
        {
            return null;
        }
        return workspace.Store.FindBy(Collections.Contacts, "email", email.ToLowerInvariant(), withHidden: true)
            .Select(other => other.Body)
            .FirstOrDefault(other => other.Text("id") != id && other.Text("role") == "user" && other.Text("merged_into") is null
                && !MayShareEmail(externalId, other.Text("external_id")));
    }

    // Two users may share an e-mail when their external ids differ (help article 5053685).
    private bool MayShareEmail(string? one, string? other) =>
        one is not null && one != other && (other is not null || workspace.Settings.SecondUserForNewExternalId);
}
