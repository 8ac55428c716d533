using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Workbench.Emulators.Kit;

namespace Workbench.EndToEnd.Tests.Hostile;

/// <summary>Looks for markup that would do something, as a browser reads it.</summary>
internal static partial class ActiveMarkup
{
    private const string Elements =
        "script, style, iframe, frame, frameset, object, embed, applet, base, link, meta, form[action], input, button, select, textarea, svg, math, template, video, audio, portal, plaintext, xmp";

    /// <summary>Members in which the destinations keep HTML.</summary>
    private static readonly HashSet<string> HtmlMembers = new(StringComparer.Ordinal) { "body", "body_html", "content", "answer" };

    /// <summary>Everything in a destination that would act when a person opens it, with where it stands.</summary>
    public static IEnumerable<string> In(DocumentStore store, IEnumerable<string> collections) => collections
        .SelectMany(collection => store.Scan(collection).SelectMany(found => Html(found.Body).SelectMany(html => In(html)).Select(what => $"{collection}/{found.Id}: {what}")));

    /// <summary>Everything in a text of HTML that would act.</summary>
    /// <param name="isOwn">Elements that the workbench is known to write; null for none.</param>
    public static IEnumerable<string> In(string html, Func<IElement, bool>? isOwn = null)
    {
        var page = new HtmlParser().ParseDocument($"<!doctype html><body>{html}");
        return page.QuerySelectorAll(Elements).Where(element => isOwn?.Invoke(element) != true).Select(element => $"<{element.LocalName}>")
            .Concat(page.All.SelectMany(element => element.Attributes.Where(IsActive).Select(one => $"<{element.LocalName} {one.Name}=\"{one.Value}\">")));
    }

    private static bool IsActive(IAttr attribute) =>
        attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        || attribute.Name is "srcdoc" or "formaction" or "action" or "background" or "ping"
        || (attribute.Name == "style" && ActiveStyle().IsMatch(attribute.Value))
        || (attribute.Name is "href" or "src" or "srcset" or "xlink:href" or "data" or "poster" && !HarmlessAddress().IsMatch(attribute.Value));

    private static IEnumerable<string> Html(JsonObject document) => document.SelectMany(member => member.Value switch
    {
        JsonObject inner => Html(inner),
        JsonArray elements => elements.OfType<JsonObject>().SelectMany(Html),
        JsonValue value when HtmlMembers.Contains(member.Key) && value.TryGetValue<string>(out var text) => [text],
        _ => [],
    });

    [GeneratedRegex(@"url\(|expression|binding|behavior|position|@import", RegexOptions.IgnoreCase)]
    private static partial Regex ActiveStyle();

    /// <summary>Web, mail and telephone; an address without a scheme leads nowhere outside of the page.</summary>
    [GeneratedRegex(@"^\s*(https?:|mailto:|tel:|#|cid:|/[^/\\]|[\w.-]+(/|$))", RegexOptions.IgnoreCase)]
    private static partial Regex HarmlessAddress();
}
