using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>E-mail threads: what was really sent, drafts, and what a bundle brought. No call makes a historic one.</summary>
internal sealed class Threads(DeskAccount desk, TicketBook tickets)
{
    private const string Collection = ZohoDeskCollections.Threads;

    public void Map(ZohoRoutes routes)
    {
        var read = new ZohoRule("tickets.READ");
        var write = new ZohoRule("tickets.UPDATE");
        routes.Post("/tickets/{id}/sendReply", write with { Query = ["isPrivate", "sendImmediately"] }, call => Reply(call, "SUCCESS"));
        routes.Post("/tickets/{id}/draftReply", write with { Query = ["isPrivate"] }, call => Reply(call, "DRAFT"));
        routes.Post("/tickets/{id}/sendDraft/{threadId}", write, Send);
        routes.Post("/tickets/{id}/resendFailedThread/{threadId}", write, Send);
        routes.Get("/tickets/{id}/threads", read.AsList(200, "sortBy"), call => ZohoAnswer.List(
            desk.Page(call, Collection, new Lookup("owner", Owner(call))).Select(Brief)));
        routes.Get("/tickets/{id}/threads/{threadId}", read with { Query = ["include"] }, call => View(Found(call)));
        routes.Get("/tickets/{id}/threads/{threadId}/originalContent", read, Content);
        routes.Get("/tickets/{id}/threads/{threadId}/fullContent", read, Content);
        routes.Get("/tickets/{id}/latestThread", read with { Query = ["needPublic", "threadType"] }, call =>
            desk.Store.FindNewestBy(Collection, "owner", Owner(call), 1) is [var newest] ? View(newest.Body) : ZohoAnswer.NoContent);
        routes.Get("/tickets/{id}/conversations", read.AsList(200) with { StandardLimit = 100 }, Conversations);
    }

    /// <summary>Stores a thread of a ticket.</summary>
    public static void Save(DeskAccount desk, JsonObject thread) =>
        desk.Store.Put(Collection, new Document(thread.Text("id")!, thread) { Lookups = [new Lookup("owner", thread.Text("owner")!)] });

    private ZohoAnswer Reply(ZohoCall call, string status)
    {
        var ticket = tickets.Require(call.Route("id"));
        var thread = new JsonObject
        {
            ["id"] = desk.NewId(),
            ["owner"] = Owner(call),
            ["channel"] = call.Body.Text("channel") ?? "EMAIL",
            ["content"] = call.Body.Text("content") ?? throw ZohoProblem.Invalid("/content", "missing"),
            ["contentType"] = call.Body.Text("contentType") ?? "html",
            ["direction"] = "out",
            ["status"] = status,
            ["fromEmailAddress"] = call.Body.Text("fromEmailAddress"),
            ["to"] = call.Body.Text("to") ?? ticket.Text("email"),
            ["cc"] = call.Body.Text("cc"),
            ["bcc"] = call.Body.Text("bcc"),
            ["visibility"] = call.Query("isPrivate") == "true" ? "private" : "public",
            ["createdTime"] = desk.NowText,
            ["authorId"] = desk.TokenAgent().Text("id"),
        };
        Save(desk, thread);
        if (status == "SUCCESS")
        {
            desk.Outbox.Add("email", thread.Text("to") ?? "", $"{call.Verb}: a reply was sent");
        }
        return View(thread);
    }

    private ZohoAnswer Send(ZohoCall call)
    {
        var thread = Found(call);
        thread["status"] = "SUCCESS";
        Save(desk, thread);
        desk.Outbox.Add("email", thread.Text("to") ?? "", $"{call.Verb}: a draft was sent");
        return View(thread);
    }

    private ZohoAnswer Content(ZohoCall call) => new JsonObject { ["content"] = Found(call).Text("content") };

    private ZohoAnswer Conversations(ZohoCall call)
    {
        var owner = Owner(call);
        var threads = desk.Store.FindBy(Collection, "owner", owner)
            .Select(found => (Time: found.Body.Text("createdTime"), View: Typed(View(found.Body), "thread")));
        var comments = desk.Store.FindBy(ZohoDeskCollections.Comments, "owner", owner)
            .Select(found => (Time: found.Body.Text("commentedTime"), View: Typed(View(found.Body), "comment")));
        return ZohoAnswer.List(threads.Concat(comments).OrderByDescending(part => part.Time, StringComparer.Ordinal)
            .Skip(call.Skip).Take(call.Limit).Select(part => part.View));
    }

    private JsonObject Found(ZohoCall call) =>
        desk.Find(Collection, call.Route("threadId"))?.Body is { } thread && thread.Text("owner") == Owner(call) ? thread : throw ZohoProblem.NotFound();

    private string Owner(ZohoCall call) => "tickets/" + tickets.Require(call.Route("id")).Text("id");

    private static JsonObject Typed(JsonObject view, string type)
    {
        view["type"] = type;
        return view;
    }

    private static JsonObject Brief(JsonObject thread)
    {
        var view = View(thread);
        view["summary"] = thread.Text("content") is { Length: > 200 } text ? text[..200] : thread.Text("content");
        view.Remove("content");
        return view;
    }

    private static JsonObject View(JsonObject thread)
    {
        var view = thread.DeepClone().AsObject();
        view.Remove("owner");
        view.Remove("_extId");
        return view;
    }
}
