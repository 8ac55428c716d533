using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbench.Emulators.Intercom;

/// <summary>Create, read, update, delete, list and search of contacts.</summary>
internal sealed partial class Contacts(IntercomWorkspace workspace, ContactBook book, ConversationBook conversations)
{
    private static readonly RouteRule Rule = new(IntercomScopes.Users);

    private static readonly string[] Copied =
    [
        "external_id", "email", "name", "avatar", "owner_id", "signed_up_at", "last_seen_at", "unsubscribed_from_emails",
        "language_override",
    ];

    public void Map(IntercomRoutes routes)
    {
        routes.Post("/contacts", Rule, Create);
        routes.Get("/contacts", Rule, List);
        routes.Post("/contacts/search", Rule, Search);
        routes.Get("/contacts/find_by_external_id/{externalId}", Rule with { Since = 13 }, FindByExternalId);
        routes.Get("/contacts/{id}", Rule, call => View(book.Require(call.Route("id"))));
        routes.Put("/contacts/{id}", Rule, Update);
        routes.Delete("/contacts/{id}", Rule, Delete);
    }

    private IntercomAnswer Create(IntercomCall call)
    {
        if (call.Text("email") is null && call.Text("external_id") is null && call.Text("role") is null)
        {
            throw IntercomProblem.Invalid("Must provide one of external_id, email, or role");
        }
        var contact = book.Draft(Role(call) ?? "user", null);
        Apply(contact, call);
        book.Save(contact);
        return View(contact);
    }

    private IntercomAnswer Update(IntercomCall call)
    {
        var contact = book.Require(call.Route("id"));
        contact["role"] = Role(call) ?? contact.Text("role");
        Apply(contact, call);
        book.Touch(contact);
        return View(contact);
    }

    private void Apply(JsonObject contact, IntercomCall call)
    {
        foreach (var name in Copied.Where(call.Has))
        {
            contact[name] = call.Body[name]?.DeepClone();
        }
        if (call.Has("phone"))
        {
            contact["phone"] = Phone(call.Text("phone"));
        }
        if (contact.Text("owner_id") is { } owner)
        {
            contact["owner_id"] = workspace.RequireTeammate(owner).Text("id");
        }
        if (contact.Text("role") == "lead" && call.Text("external_id") is not null && workspace.Settings.RefuseExternalIdOnLeads)
        {
            throw IntercomProblem.Invalid("external_id cannot be set on a lead", "external_id");
        }
        if (book.Conflict(contact) is { } other)
        {
            throw new IntercomProblem(409, "conflict", other.Flag("archived") == true
                ? $"An archived contact matching those details already exists with id={other.Text("id")}"
                : $"A contact matching those details already exists with id={other.Text("id")}");
        }
        AttributeValues.Write(workspace, "contact", contact, call.Body.Object("custom_attributes"));
    }

    private static string? Role(IntercomCall call) => call.Text("role") switch
    {
        null => null,
        "user" => "user",
        "lead" => "lead",
        var other => throw IntercomProblem.Invalid($"Role '{other}' is not valid", "role"),
    };

    private string? Phone(string? text)
    {
        var phone = text is null ? null : Decoration().Replace(text, "");
        if (workspace.Settings.ValidatePhones && phone is { Length: > 0 } && !International().IsMatch(phone))
        {
            throw IntercomProblem.Invalid("Phone number is not valid", "phone");
        }
        return phone;
    }

    private IntercomAnswer List(IntercomCall call)
    {
        var cursor = Cursor.Decode(call.Query("starting_after"));
        var perPage = Paging.PerPage(call.Query("per_page"), 50, 150);
        var total = workspace.Store.Count(Collections.Contacts);
        var (page, pages) = Paging.Cut(workspace.Store.After(Collections.Contacts, cursor.After, perPage + 1), cursor, perPage, total);
        return Listed(page.Select(found => found.Body), total, pages);
    }

    private IntercomAnswer Search(IntercomCall call)
    {
        if (call.Body["sort"].Text("order") is { } order and not ("ascending" or "descending"))
        {
            throw new IntercomProblem(
                400, "invalid_sort_order", $"Invalid sort order '{order}'. Must be one of: ascending, descending");
        }
        var fields = new ContactFields(workspace, exactTimes: call.IsAtLeast(17));
        var (page, total, pages) = Searching.Run(workspace, Collections.Contacts, call, fields, standard: 50);
        return Listed(page, total, pages);
    }

    private IntercomAnswer Listed(IEnumerable<JsonObject> contacts, long total, JsonObject pages)
    {
        var list = JsonFields.List(contacts.Select(contact => ContactView.Of(workspace, contact)));
        list["total_count"] = total;
        list["pages"] = pages;
        return list;
    }

    private IntercomAnswer FindByExternalId(IntercomCall call)
    {
        var contact = book.FindUser(call.Route("externalId"), withHidden: true);
        if (contact.Text("merged_into") is { } canonical)
        {
            throw new IntercomProblem(
                410, "contact_merged", "This contact has been merged. See the 'Link' header for the canonical contact.")
            { Link = canonical };
        }
        return contact is null || contact.Flag("archived") == true ? throw IntercomProblem.UserNotFound() : View(contact);
    }

    private IntercomAnswer Delete(IntercomCall call)
    {
        var contact = book.FindAny(call.Route("id"))?.Body ?? throw IntercomProblem.UserNotFound();
        var id = contact.Text("id")!;
        conversations.DeleteOf(id);
        foreach (var note in workspace.Store.FindBy(Collections.Notes, "owner", "contact/" + id))
        {
            workspace.Store.Delete(Collections.Notes, note.Id);
        }
        workspace.Store.Delete(Collections.Contacts, id);
        return new JsonObject
        {
            ["type"] = "contact",
            ["id"] = id,
            ["external_id"] = contact.Text("external_id"),
            ["deleted"] = true,
        };
    }

    private JsonObject View(JsonObject contact) => ContactView.Of(workspace, contact);

    [GeneratedRegex(@"[\s()\-]")]
    private static partial Regex Decoration();

    [GeneratedRegex(@"^\+[1-9]\d{6,14}$")]
    private static partial Regex International();
}
