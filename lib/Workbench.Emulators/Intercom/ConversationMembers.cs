using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>Tags and participants of conversations.</summary>
internal sealed class ConversationMembers(IntercomWorkspace workspace, ConversationBook book, ContactBook contacts)
{
    public void Map(IntercomRoutes routes)
    {
        var rule = new RouteRule(IntercomScopes.WriteConversations, NeedsPlan: true);
        routes.Post("/conversations/{id}/tags", rule, Tag);
        routes.Delete("/conversations/{id}/tags/{tagId}", rule, Untag);
        routes.Post("/conversations/{id}/customers", rule, Add);
        routes.Delete("/conversations/{id}/customers/{contactId}", rule, Remove);
    }

    private JsonObject Tagged(IntercomCall call) =>
        book.Find(call.Route("id")) ?? throw IntercomProblem.NotFound("Conversation not found");

    private IntercomAnswer Tag(IntercomCall call)
    {
        var conversation = Tagged(call);
        var teammate = workspace.RequireTeammate(call.Required("admin_id"));
        var tag = Tagging.Add(workspace, conversation, call.Required("id"), teammate.Text("id")!);
        book.Touch(conversation);
        return tag;
    }

    private IntercomAnswer Untag(IntercomCall call)
    {
        var conversation = Tagged(call);
        workspace.RequireTeammate(call.Required("admin_id"));
        var tag = Tagging.Remove(workspace, conversation, call.Route("tagId"));
        book.Touch(conversation);
        return tag;
    }

    private IntercomAnswer Add(IntercomCall call)
    {
        var conversation = book.Require(call.Route("id"));
        var customer = call.Body.Object("customer");
        var email = customer.Text("email");
        var contact = contacts.FindBy(customer.Text("intercom_user_id"), customer.Text("user_id"), email)
            ?? (email is null ? throw IntercomProblem.UserNotFound() : contacts.SaveNew("lead", email));
        conversation["contact_ids"] = JsonFields.ToArray(conversation.Texts("contact_ids").Append(contact.Text("id")!).Distinct());
        book.Touch(conversation);
        return Customers(conversation);
    }

    private IntercomAnswer Remove(IntercomCall call)
    {
        var conversation = book.Require(call.Route("id"));
        var contact = contacts.Require(call.Route("contactId")).Text("id");
        var left = conversation.Texts("contact_ids").Where(id => id != contact).ToList();
        if (left.Count == 0)
        {
            throw new IntercomProblem(422, "unprocessable_entity", "Removing the last customer is not allowed");
        }
        conversation["contact_ids"] = JsonFields.ToArray(left);
        book.Touch(conversation);
        return Customers(conversation);
    }

    private static JsonObject Customers(JsonObject conversation) => new()
    {
        ["customers"] = JsonFields.ToArray(
            conversation.Texts("contact_ids").Select(id => new JsonObject { ["type"] = "user", ["id"] = id })),
    };
}
