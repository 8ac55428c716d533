using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Comments of all kinds of records. Author and time are always the token's user and now.</summary>
internal sealed class Comments(DeskAccount desk, TicketBook tickets, HistoryBook history, FileBook files)
{
    private const int Longest = 32_000;
    private const string Collection = ZohoDeskCollections.Comments;
    private static readonly string[] Keys = ["content", "contentType", "isPublic", "attachmentIds"];

    public void Map(ZohoRoutes routes)
    {
        foreach (var module in ZohoModules.All.Where(module => module != ZohoModules.TimeEntries))
        {
            var path = $"/{module.Name}/{{id}}/comments";
            var write = module.Rule("UPDATE");
            routes.Post(path, write, call => Create(module, call));
            routes.Get(path, module.Rule("READ").AsList(100, "sortBy", "include") with { StandardLimit = 50 }, call => List(module, call));
            routes.Get(path + "/{commentId}", module.Rule("READ"), call => View(Found(module, call), call));
            routes.Delete(path + "/{commentId}", write, call => Delete(module, call));
            if (module == ZohoModules.Tickets)
            {
                routes.Patch(path + "/{commentId}", write, call => Update(module, call));
            }
            else
            {
                routes.Put(path + "/{commentId}", write, call => Update(module, call));
            }
        }
    }

    private ZohoAnswer Create(ZohoModule module, ZohoCall call)
    {
        var owner = Owner(module, call);
        Check(call.Body, isNew: true);
        var isPublic = module == ZohoModules.Tickets
            && (call.Body["isPublic"] is null ? desk.Settings.PublicCommentsByDefault : call.Body.Flag("isPublic"));
        var comment = new JsonObject
        {
            ["id"] = desk.NewId(),
            ["owner"] = owner,
            ["content"] = call.Body.Text("content"),
            ["contentType"] = call.Body.Text("contentType") ?? "html",
            ["isPublic"] = isPublic,
            ["commentedTime"] = desk.NowText,
            ["modifiedTime"] = null,
            ["commenterId"] = desk.TokenAgent().Text("id"),
            ["attachmentIds"] = Claim(call.Body, owner, isPublic),
        };
        Save(comment);
        if (module == ZohoModules.Tickets)
        {
            var ticket = tickets.Require(call.Route("id"));
            history.Add(ticket, "CommentAdded", []);
            if (isPublic)
            {
                tickets.Mail(ticket, $"{call.Verb}: a public comment was added");
            }
        }
        return View(comment, call);
    }

    private ZohoAnswer Update(ZohoModule module, ZohoCall call)
    {
        var comment = Found(module, call);
        Check(call.Body, isNew: false);
        foreach (var name in (string[])["content", "contentType"])
        {
            comment[name] = call.Body.Text(name) ?? comment.Text(name);
        }
        foreach (var id in Claim(call.Body, comment.Text("owner")!, comment.Flag("isPublic")))
        {
            comment.Array("attachmentIds").Add(id?.DeepClone());
        }
        comment["modifiedTime"] = desk.NowText;
        Save(comment);
        return View(comment, call);
    }

    private ZohoAnswer List(ZohoModule module, ZohoCall call)
    {
        var found = desk.Store.FindBy(Collection, "owner", Owner(module, call)).Select(document => document.Body);
        return ZohoAnswer.List(Sorting.Page(call, found).Select(comment => View(comment, call)));
    }

    private ZohoAnswer Delete(ZohoModule module, ZohoCall call)
    {
        var comment = Found(module, call);
        foreach (var attachment in AttachmentsOf(comment).ToList())
        {
            files.Delete(attachment);
        }
        desk.Store.Delete(Collection, comment.Text("id")!);
        return ZohoAnswer.NoContent;
    }

    private void Check(JsonObject body, bool isNew)
    {
        if (!desk.Settings.IgnoreUnknownKeys && body.FirstOrDefault(sent => !Keys.Contains(sent.Key)).Key is { } extra)
        {
            throw ZohoProblem.Unprocessable($"An extra parameter '{extra}' is found.");
        }
        var content = body.Text("content");
        if (string.IsNullOrEmpty(content) && (isNew || body.ContainsKey("content")))
        {
            throw ZohoProblem.Invalid("/content", "missing");
        }
        if (content?.Length > Longest)
        {
            throw ZohoProblem.Invalid("/content");
        }
        if (body.Text("contentType") is not (null or "html" or "plainText"))
        {
            throw ZohoProblem.Invalid("/contentType");
        }
    }

    private JsonArray Claim(JsonObject body, string owner, bool isPublic) =>
        ZohoJson.ToArray(files.Claim(body, "attachmentIds", owner, isPublic).Select(file => file.Text("id")!));

    private string Owner(ZohoModule module, ZohoCall call)
    {
        desk.Require(module.Name, call.Route("id"));
        return $"{module.Name}/{call.Route("id")}";
    }

    private JsonObject Found(ZohoModule module, ZohoCall call) =>
        desk.Find(Collection, call.Route("commentId"))?.Body is { } comment && comment.Text("owner") == Owner(module, call)
            ? comment
            : throw ZohoProblem.NotFound();

    private void Save(JsonObject comment) =>
        desk.Store.Put(Collection, new Document(comment.Text("id")!, comment) { Lookups = [new Lookup("owner", comment.Text("owner")!)] });

    private JsonObject View(JsonObject comment, ZohoCall call)
    {
        var view = comment.DeepClone().AsObject();
        view.Remove("owner");
        view.Remove("_extId");
        view.Remove("attachmentIds");
        var agent = desk.Store.Find(ZohoDeskCollections.Agents, comment.Text("commenterId")!)?.Body;
        view["commenter"] = new JsonObject
        {
            ["type"] = "AGENT",
            ["id"] = agent.Text("id"),
            ["name"] = agent.Text("name"),
            ["email"] = agent.Text("emailId"),
        };
        view["attachments"] = ZohoJson.ToArray(AttachmentsOf(comment).Select(found => FileBook.View(found, call)));
        return view;
    }

    private IEnumerable<JsonObject> AttachmentsOf(JsonObject comment) =>
        comment.Texts("attachmentIds").Select(id => desk.Find(ZohoDeskCollections.Attachments, id)?.Body).OfType<JsonObject>();
}
