using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>Conversations as they are stored, found, shown and removed.</summary>
internal sealed class ConversationBook(IntercomWorkspace workspace, Threads threads)
{
    /// <summary>Conversations and tickets draw their ids from one counter.</summary>
    public const string IdCounter = "threads";

    public const long IdStart = 400;

    public JsonObject? Find(string? id) => id is null ? null : workspace.Store.Find(Collections.Conversations, id)?.Body;

    /// <exception cref="IntercomProblem">404 Resource Not Found.</exception>
    public JsonObject Require(string? id) => Find(id) ?? throw IntercomProblem.NotFound();

    /// <summary>The conversation of the path; <c>last</c> is the newest one, as the vendor accepts it for replies.</summary>
    public JsonObject Named(IntercomCall call) =>
        call.Route("id") == "last"
            ? workspace.Store.FindNewestBy(Collections.Conversations, "all", "yes", 1).FirstOrDefault()?.Body
                ?? throw IntercomProblem.NotFound()
            : Require(call.Route("id"));

    public JsonObject Create(JsonObject contact, string text, long? at, JsonArray attachments, string? subject = null)
    {
        var conversation = new JsonObject
        {
            ["id"] = workspace.Ids.Number(IdCounter, IdStart),
            ["message_id"] = workspace.Ids.Number("messages", 403_918_329),
            ["created_at"] = at ?? workspace.Now,
            ["updated_at"] = at ?? workspace.Now,
            ["waiting_since"] = at ?? workspace.Now,
            ["snoozed_until"] = null,
            ["state"] = "open",
            ["read"] = false,
            ["title"] = null,
            ["subject"] = subject ?? "",
            ["body"] = IntercomHtml.FromText(text),
            ["author"] = ContactView.Author(contact),
            ["attachments"] = attachments,
            ["contact_ids"] = new JsonArray(contact.Text("id")),
            ["admin_assignee_id"] = null,
            ["team_assignee_id"] = null,
            ["company_id"] = null,
            ["tags"] = new JsonArray(),
            ["custom_attributes"] = new JsonObject(),
            ["linked"] = new JsonArray(),
            ["redacted"] = false,
            [Searching.VisibleFrom] = workspace.SearchableAt,
        };
        Save(conversation);
        return conversation;
    }

    public void Save(JsonObject conversation)
    {
        var lookups = new List<Lookup> { new("all", "yes") };
        lookups.AddRange(conversation.Texts("contact_ids").Select(id => new Lookup("contact", id)));
        lookups.AddRange(conversation.Array("tags").Select(tag => new Lookup("tag", tag.Text("id")!)));
        workspace.Store.Put(Collections.Conversations, new Document(conversation.Text("id")!, conversation) { Lookups = lookups });
    }

    public void Touch(JsonObject conversation)
    {
        conversation["updated_at"] = workspace.Now;
        Save(conversation);
    }

    public void Delete(JsonObject conversation, bool retainMetrics)
    {
        var id = conversation.Text("id")!;
        threads.Delete(Threads.OfConversation(id));
        workspace.Store.Delete(Collections.Conversations, id);
        workspace.Store.Put(Collections.DeletedConversations, new Document(id, new JsonObject
        {
            ["type"] = "conversation",
            ["id"] = id,
            ["metrics_retained"] = retainMetrics,
            ["deleted_at"] = workspace.Now,
        }));
    }

    /// <summary>Removes every conversation that the contact takes part in.</summary>
    public void DeleteOf(string contactId)
    {
        foreach (var conversation in workspace.Store.FindBy(Collections.Conversations, "contact", contactId))
        {
            Delete(conversation.Body, retainMetrics: true);
        }
    }

    /// <summary>The whole conversation with its newest parts.</summary>
    public JsonObject View(JsonObject conversation, IntercomCall call)
    {
        var plain = call.Query("display_as") == "plaintext";
        var view = Summary(conversation, call, plain);
        var parts = threads.Read(Threads.OfConversation(conversation.Text("id")!))
            .Select(part => threads.ConversationPart(part, call.Address, plain));
        var list = JsonFields.List(parts, "conversation_part.list", "conversation_parts");
        list["total_count"] = list.Array("conversation_parts").Count;
        view["conversation_parts"] = list;
        return view;
    }

    /// <summary>The conversation as lists and searches show it, without parts.</summary>
    public JsonObject Summary(JsonObject conversation, IntercomCall call, bool plain = false)
    {
        var view = new JsonObject { ["type"] = "conversation" };
        foreach (var name in (string[])["id", "created_at", "updated_at", "waiting_since", "snoozed_until", "state", "read", "title"])
        {
            view[name] = conversation[name]?.DeepClone();
        }
        view["open"] = conversation.Text("state") == "open";
        view["source"] = Source(conversation, call.Address, plain);
        view["contacts"] = JsonFields.List(
            conversation.Texts("contact_ids").Select(id => ContactView.Reference(workspace.Store.Find(Collections.Contacts, id)?.Body, id)),
            "contact.list", "contacts");
        view["first_contact_reply"] = new JsonObject
        {
            ["created_at"] = conversation.Number("created_at"),
            ["type"] = "conversation",
            ["url"] = null,
        };
        view["admin_assignee_id"] = JsonFields.AsInteger(conversation.Text("admin_assignee_id"));
        view["team_assignee_id"] = JsonFields.AsInteger(conversation.Text("team_assignee_id"));
        view["tags"] = JsonFields.List(conversation.Array("tags").Select(tag => TagView.Of(workspace, tag)), "tag.list", "tags");
        view["priority"] = "none";
        view["sla_applied"] = null;
        view["statistics"] = null;
        view["conversation_rating"] = null;
        view["teammates"] = null;
        view["custom_attributes"] = CustomReferences.Expand(workspace, conversation.Object("custom_attributes"));
        view["topics"] = new JsonObject();
        view["ticket"] = null;
        view["linked_objects"] = LinkedObjects.View(conversation.Array("linked"));
        view["ai_agent"] = null;
        view["ai_agent_participated"] = false;
        return view;
    }

    private JsonObject Source(JsonObject conversation, string address, bool plain)
    {
        var body = conversation.Text("body")!;
        return new JsonObject
        {
            ["type"] = "conversation",
            ["id"] = conversation.Text("message_id"),
            ["delivered_as"] = "customer_initiated",
            ["subject"] = conversation.Text("subject"),
            ["body"] = plain ? IntercomHtml.ToText(body) : body,
            ["author"] = conversation["author"]!.DeepClone(),
            ["attachments"] = threads.Files.View(conversation.Array("attachments"), address),
            ["url"] = null,
            ["redacted"] = conversation.Flag("redacted"),
        };
    }
}
