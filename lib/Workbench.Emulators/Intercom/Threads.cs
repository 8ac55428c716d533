using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>The parts of conversations and tickets. Each part is a document of its own: a reply rewrites no thread.</summary>
internal sealed class Threads(IntercomWorkspace workspace, Files files)
{
    /// <summary>A read gives the newest parts up to this many, and its count does not tell.</summary>
    private const int Newest = 500;

    public Files Files => files;

    public static string OfConversation(string id) => "conversation/" + id;

    public static string OfTicket(string id) => "ticket/" + id;

    /// <summary>Adds a part at the end of the thread.</summary>
    /// <param name="at">Unix seconds; null means now.</param>
    public JsonObject Add(string thread, string type, JsonObject author, string? body = null, long? at = null, JsonArray? attachments = null)
    {
        var part = new JsonObject
        {
            ["id"] = workspace.Ids.Number(Collections.Parts),
            ["thread"] = thread,
            ["part_type"] = type,
            ["body"] = body,
            ["created_at"] = at ?? workspace.Now,
            ["updated_at"] = at ?? workspace.Now,
            ["assigned_to"] = null,
            ["author"] = author,
            ["attachments"] = attachments ?? [],
            ["redacted"] = false,
        };
        Save(part);
        return part;
    }

    public void Save(JsonObject part) =>
        workspace.Store.Put(
            Collections.Parts, new Document(part.Text("id")!, part) { Lookups = [new Lookup("thread", part.Text("thread")!)] });

    public JsonObject? Find(string thread, string? id) =>
        id is not null && workspace.Store.Find(Collections.Parts, id)?.Body is { } part && part.Text("thread") == thread ? part : null;

    /// <summary>The newest parts of the thread in the order in which they were added.</summary>
    public IEnumerable<JsonObject> Read(string thread) =>
        workspace.Store.FindNewestBy(Collections.Parts, "thread", thread, Newest).Reverse().Select(part => part.Body);

    public void Delete(string thread)
    {
        foreach (var part in workspace.Store.FindBy(Collections.Parts, "thread", thread))
        {
            foreach (var file in part.Body.Array("attachments").Select(attachment => attachment.Text("file_id")).OfType<string>())
            {
                workspace.Store.Delete(Collections.Files, file);
            }
            workspace.Store.Delete(Collections.Parts, part.Id);
        }
    }

    /// <summary>A conversation part as the vendor answers it.</summary>
    public JsonObject ConversationPart(JsonObject part, string address, bool plain) => new()
    {
        ["type"] = "conversation_part",
        ["id"] = part.Text("id"),
        ["part_type"] = part.Text("part_type"),
        ["body"] = Body(part, plain),
        ["created_at"] = part.Number("created_at"),
        ["updated_at"] = part.Number("updated_at"),
        ["notified_at"] = part.Number("created_at"),
        ["assigned_to"] = part["assigned_to"]?.DeepClone(),
        ["author"] = part["author"]!.DeepClone(),
        ["attachments"] = files.View(part.Array("attachments"), address),
        ["external_id"] = null,
        ["redacted"] = part.Flag("redacted"),
        ["metadata"] = new JsonObject(),
        ["email_message_metadata"] = null,
        ["app_package_code"] = null,
    };

    /// <summary>A ticket part as the vendor answers it.</summary>
    public JsonObject TicketPart(JsonObject part, string address)
    {
        var view = new JsonObject
        {
            ["type"] = "ticket_part",
            ["id"] = part.Text("id"),
            ["part_type"] = part.Text("part_type"),
            ["body"] = part.Text("body"),
            ["created_at"] = part.Number("created_at"),
            ["updated_at"] = part.Number("updated_at"),
            ["assigned_to"] = part["assigned_to"]?.DeepClone(),
            ["author"] = part["author"]!.DeepClone(),
            ["attachments"] = files.View(part.Array("attachments"), address),
            ["external_id"] = null,
            ["redacted"] = part.Flag("redacted"),
        };
        foreach (var name in (string[])["ticket_state", "previous_ticket_state", "updated_attribute_data"])
        {
            if (part[name] is { } value)
            {
                view[name] = value.DeepClone();
            }
        }
        return view;
    }

    private static string? Body(JsonObject part, bool plain) =>
        part.Text("body") is { } body && plain ? IntercomHtml.ToText(body) : part.Text("body");
}
