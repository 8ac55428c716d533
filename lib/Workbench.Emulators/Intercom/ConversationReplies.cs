using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>Replies to conversations and their redaction.</summary>
internal sealed class ConversationReplies(IntercomWorkspace workspace, ConversationBook book, Threads threads, ContactBook contacts)
{
    private const string Blank = "<p><i>This message was deleted</i></p>";

    public void Map(IntercomRoutes routes)
    {
        var rule = new RouteRule(IntercomScopes.WriteConversations, NeedsPlan: true);
        routes.Post("/conversations/{id}/reply", rule, Reply);
        routes.Post("/conversations/redact", rule, Redact);
    }

    private IntercomAnswer Reply(IntercomCall call)
    {
        var conversation = book.Named(call);
        var id = conversation.Text("id")!;
        var form = ReplyForm.Read(call, workspace, contacts, threads.Files, forTicket: false);
        if (form.IsFromContact && !conversation.Texts("contact_ids").Contains(form.Author.Text("id")!))
        {
            throw IntercomProblem.UserNotFound();
        }
        var state = conversation.Text("state");
        var type = form.IsFromContact && state == "closed" ? "open" : form.Type;
        if ((form.IsFromContact && state == "closed") || state == "snoozed")
        {
            conversation["state"] = "open";
            conversation["snoozed_until"] = null;
        }
        conversation["waiting_since"] = form.IsFromContact ? form.At ?? workspace.Now : null;
        threads.Add(Threads.OfConversation(id), type, form.Author, form.Body, form.At, form.Attachments);
        var isSilent = call.Body.Flag("skip_notifications") == true && call.IsAtLeast(15);
        if (form.Notifies && !isSilent)
        {
            workspace.Outbox.Add("email", string.Join(' ', conversation.Texts("contact_ids")), $"{call.Verb} without skip_notifications");
        }
        book.Touch(conversation);
        return book.View(conversation, call);
    }

    private IntercomAnswer Redact(IntercomCall call)
    {
        var conversation = book.Find(call.Text("conversation_id")) ?? throw NotFound();
        if (call.Text("type") == "source")
        {
            if (conversation.Text("message_id") != call.Text("source_id"))
            {
                throw NotFound();
            }
            conversation["body"] = Blank;
            conversation["redacted"] = true;
            conversation["attachments"] = new JsonArray();
        }
        else
        {
            var part = threads.Find(Threads.OfConversation(conversation.Text("id")!), call.Text("conversation_part_id")) ?? throw NotFound();
            if (part.Text("body") is null)
            {
                throw new IntercomProblem(400, "conversation_part_not_redactable", "Conversation part can't be redacted");
            }
            part["body"] = Blank;
            part["redacted"] = true;
            part["attachments"] = new JsonArray();
            part["updated_at"] = workspace.Now;
            threads.Save(part);
        }
        book.Touch(conversation);
        return book.View(conversation, call);
    }

    private static IntercomProblem NotFound() =>
        new(404, "conversation_part_or_message_not_found", "Conversation part or message not found");
}
