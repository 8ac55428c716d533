using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>Articles of the help center, and deletion in bulk.</summary>
internal sealed class Articles(IntercomWorkspace workspace, ArticleImages images)
{
    private const int MostAtOnce = 1000;

    private static readonly string[] Copied =
    [
        "title", "description", "ai_chatbot_availability", "ai_copilot_availability", "ai_sales_agent_availability", "scheduled_publish_at",
        "scheduled_unpublish_at",
    ];

    public void Map(IntercomRoutes routes)
    {
        var read = new RouteRule(IntercomScopes.ReadArticles);
        var write = new RouteRule(IntercomScopes.WriteArticles);
        routes.Get("/articles", read, List);
        routes.Get("/articles/search", read, Search);
        routes.Get("/articles/{id}", read, call => View(Require(call), call));
        routes.Post("/articles", write, Create);
        routes.Put("/articles/{id}", write, Update);
        routes.Delete("/articles/{id}", write, Delete);
        routes.Post("/articles/{id}/tags", write, Tag);
        routes.Delete("/articles/{id}/tags/{tagId}", write, Untag);
        routes.Post("/content/bulk_actions", new RouteRule(IntercomScopes.WriteContent), Bulk);
    }

    private JsonObject Require(IntercomCall call) =>
        workspace.Store.Find(Collections.Articles, call.Route("id"))?.Body ?? throw IntercomProblem.NotFound();

    private JsonObject View(JsonObject article, IntercomCall call) => ArticleView.Of(workspace, article, call.Address);

    private IntercomAnswer List(IntercomCall call)
    {
        var number = Paging.PageNumber(call.Query("page"));
        var perPage = Paging.PerPage(call.Query("per_page"), 25, 150);
        // Last written first: the order changes under the reader's hands while someone writes.
        var order = workspace.Store.Scan(Collections.Articles)
            .Select(article => (article.Id, UpdatedAt: article.Body.Number("updated_at"), article.Sequence))
            .OrderByDescending(article => article.UpdatedAt).ThenByDescending(article => article.Sequence).ToList();
        var page = order.Skip((number - 1) * perPage).Take(perPage)
            .Select(article => View(workspace.Store.Find(Collections.Articles, article.Id)!.Body, call));
        var list = JsonFields.List(page);
        list["total_count"] = order.Count;
        list["pages"] = Paging.Numbered(number, perPage, order.Count, call.Address + "/articles");
        return list;
    }

    private IntercomAnswer Search(IntercomCall call)
    {
        var phrase = call.Query("phrase");
        var state = call.Query("state");
        var found = workspace.Store.Scan(Collections.Articles).Select(article => article.Body)
            .Where(article => state is null or "all" || article.Text("state") == state)
            .Where(article => phrase is null
                || $"{article.Text("title")} {article.Text("body")}".Contains(phrase, StringComparison.OrdinalIgnoreCase))
            .Select(article => View(article, call)).ToList();
        var list = new JsonObject
        {
            ["type"] = "list",
            ["total_count"] = found.Count,
            ["data"] = new JsonObject { ["articles"] = JsonFields.ToArray(found), ["highlights"] = new JsonArray() },
        };
        list["pages"] = new JsonObject { ["type"] = "pages", ["page"] = 1, ["per_page"] = Math.Max(found.Count, 10), ["total_pages"] = 1 };
        return list;
    }

    private IntercomAnswer Create(IntercomCall call)
    {
        _ = call.Text("title") ?? throw IntercomProblem.Missing("title must be in the main body or default locale translated_content object");
        var author = call.Text("author_id") ?? throw IntercomProblem.Missing(
            "author_id must be in the main body or default locale translated_content object");
        var article = new JsonObject
        {
            ["id"] = workspace.Ids.Number(Collections.Articles, 41),
            ["author_id"] = workspace.RequireTeammate(author).Text("id"),
            ["description"] = "",
            ["body"] = "",
            ["state"] = "draft",
            ["parent_id"] = null,
            ["translated_content"] = null,
            ["tags"] = new JsonArray(),
            ["ai_chatbot_availability"] = true,
            ["ai_copilot_availability"] = true,
            ["ai_sales_agent_availability"] = true,
            ["created_at"] = workspace.Now,
        };
        Apply(article, call);
        return View(article, call);
    }

    private IntercomAnswer Update(IntercomCall call)
    {
        var article = Require(call);
        if (call.Text("author_id") is { } author)
        {
            article["author_id"] = workspace.RequireTeammate(author).Text("id");
        }
        Apply(article, call);
        return View(article, call);
    }

    private void Apply(JsonObject article, IntercomCall call)
    {
        foreach (var name in Copied.Where(call.Has))
        {
            article[name] = call.Body[name]?.DeepClone();
        }
        if (ArticleView.Body(call.Body) is { } body)
        {
            article["body"] = images.Keep(body, call);
        }
        if (call.Text("state") is { } state)
        {
            article["state"] = state is "draft" or "published"
                ? state
                : throw IntercomProblem.Invalid($"state '{state}' is not valid", "state");
        }
        if (call.Has("parent_id"))
        {
            article["parent_id"] = call.Text("parent_id") is not { } parent ? null
                : workspace.Store.Find(Collections.HelpCollections, parent)?.Id
                ?? throw IntercomProblem.NotFound("Parent collection not found");
        }
        if (call.Has("translated_content"))
        {
            article["translated_content"] = ArticleView.Translations(
                call.Body.Object("translated_content"), workspace, html => images.Keep(html, call));
        }
        article["updated_at"] = workspace.Now;
        Save(article);
    }

    private void Save(JsonObject article)
    {
        var lookups = article.Text("parent_id") is { } parent ? (IReadOnlyList<Lookup>)[new Lookup("parent", parent)] : [];
        workspace.Store.Put(Collections.Articles, new Document(article.Text("id")!, article) { Lookups = lookups });
    }

    private IntercomAnswer Delete(IntercomCall call)
    {
        var id = Require(call).Text("id")!;
        workspace.Store.Delete(Collections.Articles, id);
        return new JsonObject { ["id"] = id, ["object"] = "article", ["deleted"] = true };
    }

    private IntercomAnswer Tag(IntercomCall call)
    {
        var article = Require(call);
        var teammate = call.Text("admin_id") ?? workspace.TokenTeammate().Text("id")!;
        var tag = Tagging.Add(workspace, article, call.Required("id"), teammate);
        Save(article);
        return tag;
    }

    private IntercomAnswer Untag(IntercomCall call)
    {
        var article = Require(call);
        var tag = Tagging.Remove(workspace, article, call.Route("tagId"));
        Save(article);
        return tag;
    }

    private IntercomAnswer Bulk(IntercomCall call)
    {
        var contents = call.Body.Array("content_ids");
        if (call.Text("action") != "delete" || contents.Count is 0 or > MostAtOnce)
        {
            throw new IntercomProblem(422, "parameter_invalid", "Invalid action or content_ids");
        }
        foreach (var content in contents)
        {
            // Types that the action does not take are dropped without a word; an article's content carries the article's id here.
            var collection = content.Text("type") switch
            {
                "article_content" => Collections.Articles,
                "internal_article" => Collections.InternalArticles,
                _ => null,
            };
            if (collection is not null && content.Text("id") is { } id)
            {
                workspace.Store.Delete(collection, id);
            }
        }
        return new IntercomAnswer(202, new JsonObject { ["type"] = "content_bulk_action", ["status"] = "queued" });
    }
}
