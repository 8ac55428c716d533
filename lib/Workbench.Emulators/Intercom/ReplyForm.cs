using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>A reply to a conversation or a ticket, read and checked.</summary>
internal sealed record ReplyForm(string Type, JsonObject Author, string? Body, long? At, JsonArray Attachments, bool IsFromContact)
{
    /// <summary>True when the vendor tells the customer about it.</summary>
    public bool Notifies => !IsFromContact && Type != "note";

    /// <exception cref="IntercomProblem">400 or 404: unknown kind or author, nothing to say, bad attachments.</exception>
    public static ReplyForm Read(IntercomCall call, IntercomWorkspace workspace, ContactBook contacts, Files files, bool forTicket)
    {
        var isFromContact = call.Text("type") switch
        {
            "user" => true,
            "admin" => false,
            _ => throw IntercomProblem.Invalid("type must be one of admin, user"),
        };
        var type = call.Text("message_type") ?? "comment";
        if (!(isFromContact ? type is "comment" : type is "comment" or "note" or "quick_reply"))
        {
            throw IntercomProblem.Invalid($"message_type '{type}' is not valid", "message_type");
        }
        var text = call.Text("body");
        var attachments = ReadAttachments(call, files, isFromContact, forTicket);
        if (string.IsNullOrEmpty(text) && attachments.Count == 0 && type != "quick_reply")
        {
            throw IntercomProblem.Invalid("Body is required", "body");
        }
        var author = isFromContact
            ? ContactView.Author(
                contacts.FindBy(call.Text("intercom_user_id"), call.Text("user_id"), call.Text("email"))
                ?? throw IntercomProblem.UserNotFound())
            : IntercomWorkspace.Author(workspace.RequireTeammate(call.Required("admin_id")));
        var body = string.IsNullOrEmpty(text) ? null : isFromContact ? IntercomHtml.FromText(text) : IntercomHtml.Sanitise(text);
        return new ReplyForm(type, author, body, call.Body.Number("created_at"), attachments, isFromContact);
    }

    // On tickets a contact has addresses only, and of a teammate's reply the files win.
    private static JsonArray ReadAttachments(IntercomCall call, Files files, bool isFromContact, bool forTicket)
    {
        if (forTicket && isFromContact)
        {
            call.Body.Remove("attachment_files");
        }
        return files.Receive(call, filesFirst: forTicket);
    }
}
