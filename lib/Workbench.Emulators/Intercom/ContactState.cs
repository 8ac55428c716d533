using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>Archive, unarchive, block and merge of contacts.</summary>
internal sealed class ContactState(IntercomWorkspace workspace, ContactBook book)
{
    private static readonly RouteRule Rule = new(IntercomScopes.Users);

    public void Map(IntercomRoutes routes)
    {
        routes.Post("/contacts/{id}/archive", Rule, call => Set(call, archived: true, "archived"));
        routes.Post("/contacts/{id}/unarchive", Rule, call => Set(call, archived: false, "archived"));
        routes.Post("/contacts/{id}/block", Rule, Block);
        routes.Post("/contacts/merge", Rule, Merge);
    }

    private IntercomAnswer Set(IntercomCall call, bool archived, string word)
    {
        var contact = book.FindAny(call.Route("id"))?.Body ?? throw IntercomProblem.UserNotFound();
        if (!archived && contact.Flag("blocked") == true)
        {
            throw new IntercomProblem(400, "not_restorable", "Blocked contacts cannot be restored");
        }
        contact["archived"] = archived;
        book.Touch(contact);
        return Reference(contact, word, archived);
    }

    private IntercomAnswer Block(IntercomCall call)
    {
        var contact = book.Require(call.Route("id"));
        contact["archived"] = true;
        contact["blocked"] = true;
        book.Touch(contact);
        return Reference(contact, "blocked", true);
    }

    private IntercomAnswer Merge(IntercomCall call)
    {
        var from = book.Require(call.Required("from"));
        var into = book.Require(call.Required("into"));
        var isDuplicate = Same(from, into, "email") || Same(from, into, "phone");
        if (!isDuplicate && call.Body.Flag("skip_duplicate_validation") != true)
        {
            throw new IntercomProblem(
                400, "invalid_merge",
                "Contacts can only be merged when they are duplicates (matching email or phone). " +
                "Pass skip_duplicate_validation=true to override this check.")
            { RequestId = RequestIdShape.Absent };
        }
        from["merged_into"] = into.Text("id");
        book.Touch(from);
        book.Touch(into);
        return ContactView.Of(workspace, into);
    }

    private static bool Same(JsonObject one, JsonObject other, string name) =>
        one.Text(name) is { Length: > 0 } value && value.Equals(other.Text(name), StringComparison.OrdinalIgnoreCase);

    private static JsonObject Reference(JsonObject contact, string word, bool value) => new()
    {
        ["type"] = "contact",
        ["id"] = contact.Text("id"),
        ["external_id"] = contact.Text("external_id"),
        [word] = value,
    };
}
