using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>Articles for teammates only; they lie in no folder.</summary>
internal sealed class InternalArticles(IntercomWorkspace workspace, ArticleImages images)
{
    public void Map(IntercomRoutes routes)
    {
        var read = new RouteRule(IntercomScopes.ReadArticles, Since: 13);
        var write = new RouteRule(IntercomScopes.WriteArticles, Since: 13);
        routes.Get("/internal_articles", read, List);
        routes.Get("/internal_articles/{id}", read, call => View(Require(call), call));
        routes.Post("/internal_articles", write, Create);
        routes.Put("/internal_articles/{id}", write, call => Apply(Require(call), call));
        routes.Delete("/internal_articles/{id}", write, Delete);
    }

    private JsonObject Require(IntercomCall call) =>
        workspace.Store.Find(Collections.InternalArticles, call.Route("id"))?.Body ?? throw IntercomProblem.NotFound();

    private IntercomAnswer List(IntercomCall call)
    {
        var number = Paging.PageNumber(call.Query("page"));
        var perPage = Paging.PerPage(call.Query("per_page"), 25, 150);
        var total = workspace.Store.Count(Collections.InternalArticles);
        var found = workspace.Store.Skip(Collections.InternalArticles, (number - 1L) * perPage, perPage);
        var list = JsonFields.List(found.Select(article => View(article.Body, call)));
        list["total_count"] = total;
        list["pages"] = Paging.Numbered(number, perPage, total, call.Address + "/internal_articles");
        return list;
    }

    private IntercomAnswer Create(IntercomCall call)
    {
        _ = call.Text("title") ?? throw IntercomProblem.Missing("title is a required parameter");
        foreach (var name in (string[])["author_id", "owner_id"])
        {
            _ = call.Text(name) ?? throw IntercomProblem.Missing(
                $"{name} must be in the main body or default locale translated_content object");
        }
        return Apply(new JsonObject
        {
            ["id"] = workspace.Ids.Number(Collections.InternalArticles, 41),
            ["locale"] = "en",
            ["body"] = "",
            ["created_at"] = workspace.Now,
        }, call);
    }

    private IntercomAnswer Apply(JsonObject article, IntercomCall call)
    {
        foreach (var name in (string[])["title", "locale"])
        {
            if (call.Text(name) is { } text)
            {
                article[name] = text;
            }
        }
        foreach (var name in (string[])["author_id", "owner_id"])
        {
            if (call.Text(name) is { } id)
            {
                article[name] = workspace.RequireTeammate(id).Text("id");
            }
        }
        article["body"] = ArticleView.Body(call.Body) is { } body ? images.Keep(body, call) : article.Text("body");
        article["updated_at"] = workspace.Now;
        workspace.Store.Put(Collections.InternalArticles, new Document(article.Text("id")!, article));
        return View(article, call);
    }

    private IntercomAnswer Delete(IntercomCall call)
    {
        var id = Require(call).Text("id")!;
        workspace.Store.Delete(Collections.InternalArticles, id);
        return new JsonObject { ["id"] = id, ["object"] = "internal_article", ["deleted"] = true };
    }

    private static JsonObject View(JsonObject article, IntercomCall call)
    {
        var view = article.DeepClone().AsObject();
        view["type"] = "internal_article";
        view["body"] = ArticleImages.Show(article.Text("body"), call.Address);
        view["author_id"] = JsonFields.AsInteger(article.Text("author_id"));
        view["owner_id"] = JsonFields.AsInteger(article.Text("owner_id"));
        return view;
    }
}
