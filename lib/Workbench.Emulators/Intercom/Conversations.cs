using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>Create, read, update, delete, list and search of conversations.</summary>
internal sealed class Conversations(IntercomWorkspace workspace, ConversationBook book, Threads threads, ContactBook contacts)
{
    /// <summary>The stored property of a contact that was refused once for being fresh.</summary>
    public const string Refused = "_refused";

    private static readonly RouteRule Read = new(IntercomScopes.ReadConversations, NeedsPlan: true);
    private static readonly RouteRule Write = new(IntercomScopes.WriteConversations, NeedsPlan: true);

    public void Map(IntercomRoutes routes)
    {
        routes.Post("/conversations", Write, Create);
        routes.Get("/conversations", Read, List);
        routes.Post("/conversations/search", Read, Search);
        routes.Get("/conversations/deleted", Read with { Since = 16 }, Deleted);
        routes.Get("/conversations/{id}", Read, call => book.View(book.Require(call.Route("id")), call));
        routes.Put("/conversations/{id}", Write, new ConversationUpdates(workspace, book, threads).Update);
        routes.Delete("/conversations/{id}", Write with { Since = 13 }, Delete);
    }

    private IntercomAnswer Create(IntercomCall call)
    {
        var from = call.Body.Object("from");
        if (from.Text("type") is not ("lead" or "user" or "contact"))
        {
            throw IntercomProblem.Invalid("from.type must be one of lead, user, contact");
        }
        var body = call.Text("body") is { Length: > 0 } text ? text : throw IntercomProblem.Invalid("Body is required");
        var contact = contacts.Require(from.Text("id"));
        if (IsFresh(contact))
        {
            contact[Refused] = true;
            contacts.Save(contact);
            return IntercomAnswer.Keeping(IntercomProblem.UserNotFound());
        }
        call.Body.Remove("attachment_files");
        var attachments = threads.Files.Receive(call);
        var conversation = book.Create(contact, body, call.Body.Number("created_at"), attachments, call.Text("subject"));
        return new JsonObject
        {
            ["type"] = contact.Text("role") == "lead" ? "lead_message" : "user_message",
            ["id"] = conversation.Text("message_id"),
            ["created_at"] = conversation.Number("created_at"),
            ["body"] = body,
            ["message_type"] = "inapp",
            ["conversation_id"] = conversation.Text("id"),
        };
    }

    private bool IsFresh(JsonObject contact)
    {
        var lag = workspace.Shortened(workspace.Settings.FreshContactLag).TotalMilliseconds;
        var bornAt = contact.Number(Searching.VisibleFrom) - (long)workspace.Shortened(workspace.Settings.SearchLag).TotalMilliseconds;
        return workspace.NowMilliseconds < bornAt + lag && contact.Flag(Refused) != true;
    }

    private IntercomAnswer List(IntercomCall call)
    {
        var cursor = Cursor.Decode(call.Query("starting_after"));
        var perPage = Paging.PerPage(call.Query("per_page"), 20, 150);
        var total = workspace.Store.Count(Collections.Conversations);
        var (page, pages) = Paging.Cut(workspace.Store.After(Collections.Conversations, cursor.After, perPage + 1), cursor, perPage, total);
        return Listed(page.Select(found => book.Summary(found.Body, call)), total, pages);
    }

    private IntercomAnswer Search(IntercomCall call)
    {
        var (page, total, pages) = Searching.Run(workspace, Collections.Conversations, call, new ConversationFields(), standard: 20);
        return Listed(page.Select(found => book.Summary(found, call)), total, pages);
    }

    private static JsonObject Listed(IEnumerable<JsonObject> data, long total, JsonObject pages)
    {
        var list = JsonFields.List(data, "conversation.list", "conversations");
        list["total_count"] = total;
        list["pages"] = pages;
        return list;
    }

    private IntercomAnswer Delete(IntercomCall call)
    {
        var retain = call.Query("retain_metrics") != "false";
        if (!retain)
        {
            workspace.Demand(IntercomScopes.DeleteMetrics);
        }
        var conversation = book.Require(call.Route("id"));
        book.Delete(conversation, retain);
        return new JsonObject { ["id"] = conversation.Text("id"), ["object"] = "conversation", ["deleted"] = true };
    }

    private IntercomAnswer Deleted(IntercomCall call)
    {
        var number = Paging.PageNumber(call.Query("page"));
        var perPage = Paging.PerPage(call.Query("per_page"), 20, 60);
        var total = workspace.Store.Count(Collections.DeletedConversations);
        var ascending = call.Query("order") == "asc";
        var skip = ascending ? (number - 1L) * perPage : total - ((long)number * perPage);
        var count = skip < 0 ? perPage + skip : perPage;
        var found = count <= 0 ? [] : workspace.Store.Skip(Collections.DeletedConversations, Math.Max(skip, 0), (int)count);
        var data = (ascending ? found : found.Reverse()).Select(deleted => deleted.Body.DeepClone());
        var list = JsonFields.List(data, "conversations.list", "conversations");
        list["total_count"] = total;
        list["pages"] = Paging.Numbered(number, perPage, total, call.Address + "/conversations/deleted");
        return list;
    }
}
