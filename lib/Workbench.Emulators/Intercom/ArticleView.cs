using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbench.Emulators.Intercom;

/// <summary>An article as the vendor answers it, and what it makes of a written body.</summary>
internal static partial class ArticleView
{
    /// <param name="address">The address that the client used, for the images.</param>
    public static JsonObject Of(IntercomWorkspace workspace, JsonObject article, string address)
    {
        var view = new JsonObject { ["type"] = "article", ["workspace_id"] = workspace.Settings.WorkspaceId };
        foreach (var name in (string[])
            ["id", "title", "description", "body", "state", "created_at", "updated_at", "ai_chatbot_availability", "ai_copilot_availability",
            "ai_sales_agent_availability", "translated_content"])
        {
            view[name] = article[name]?.DeepClone();
        }
        view["body"] = ArticleImages.Show(article.Text("body"), address);
        foreach (var content in (view["translated_content"] as JsonObject ?? []).Select(pair => pair.Value).OfType<JsonObject>())
        {
            content["body"] = ArticleImages.Show(content.Text("body"), address);
        }
        view["author_id"] = JsonFields.AsInteger(article.Text("author_id"));
        view["parent_ids"] = article.Text("parent_id") is { } parent ? new JsonArray(JsonFields.AsInteger(parent)) : [];
        // Only a published article has an address.
        view["url"] = article.Text("state") == "published"
            ? $"{HelpCenters.Address(workspace)}en/articles/{article.Text("id")}-{Slug(article.Text("title") ?? "")}"
            : null;
        view["default_locale"] = "en";
        view["tags"] = JsonFields.List(article.Array("tags").Select(tag => TagView.Of(workspace, tag)), "tag.list", "tags");
        view["statistics"] = new JsonObject
        {
            ["type"] = "article_statistics",
            ["views"] = 0,
            ["conversations"] = 0,
            ["reactions"] = 0,
            ["happy_reaction_percentage"] = 0,
            ["neutral_reaction_percentage"] = 0,
            ["sad_reaction_percentage"] = 0,
        };
        return view;
    }

    /// <summary>The stored form of a written body; null when the request holds none.</summary>
    /// <exception cref="IntercomProblem">400: both body and body_markdown are given.</exception>
    public static string? Body(JsonObject fields)
    {
        var (html, markdown) = (fields.Text("body"), fields.Text("body_markdown"));
        return (html, markdown) switch
        {
            (not null, not null) => throw IntercomProblem.Invalid("Only one of body and body_markdown can be given"),
            (not null, null) => IntercomHtml.Article(html),
            (null, not null) => IntercomHtml.Article("<p>" + WebUtility.HtmlEncode(markdown) + "</p>"),
            _ => null,
        };
    }

    public static JsonObject Translations(JsonObject given, IntercomWorkspace workspace, Func<string, string> keepImages)
    {
        var translations = new JsonObject { ["type"] = "article_translated_content" };
        foreach (var (locale, content) in given)
        {
            if (content is not JsonObject fields)
            {
                continue;
            }
            translations[locale] = new JsonObject
            {
                ["type"] = "article_content",
                ["title"] = fields.Text("title"),
                ["description"] = fields.Text("description") ?? "",
                ["body"] = Body(fields) is { } body ? keepImages(body) : null,
                ["author_id"] = JsonFields.AsInteger(fields.Text("author_id")),
                ["state"] = fields.Text("state") ?? "draft",
                ["created_at"] = workspace.Now,
                ["updated_at"] = workspace.Now,
                ["url"] = null,
            };
        }
        return translations;
    }

    private static string Slug(string title) =>
        NoWord().Replace(title.ToLower(CultureInfo.InvariantCulture), "-").Trim('-');

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NoWord();
}
