using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.Intercom.Wire;

/// <summary>The languages of an article as the vendor answers it.</summary>
internal static class ArticleContents
{
    private static readonly string[] Written = ["title", "description", "body", "author_id", "state"];

    /// <summary>Translations by locale; the main text and languages without text are left out.</summary>
    public static IEnumerable<(string Locale, JsonElement Content)> Of(JsonElement article) => article.At("translated_content").Members()
        .Where(member => member.Value.Text("title") is { Length: > 0 } && member.Name != article.Text("default_locale"))
        .Select(member => (member.Name, member.Value));

    /// <summary>The text of a language; of the main one where none is named.</summary>
    public static string Html(JsonElement article, string? locale) =>
        (locale is null ? article.Text("body") : article.Text("translated_content", locale, "body")) ?? "";

    /// <summary>The translations in the form in which they are written.</summary>
    public static JsonObject Translations(JsonElement article)
    {
        var all = new JsonObject();
        foreach (var (locale, content) in Of(article))
        {
            all[locale] = new JsonObject(Written
                .Where(name => content.At(name).ValueKind != JsonValueKind.Null)
                .Select(name => KeyValuePair.Create(name, JsonSerializer.SerializeToNode(content.At(name)))));
        }

        return all;
    }
}
