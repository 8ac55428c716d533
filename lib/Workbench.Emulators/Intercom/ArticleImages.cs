using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>
/// Images of articles: the vendor fetches each from the address that was sent and shows a copy of its own, which stays (help article
/// 4103903). Addresses outside this machine are kept as they are and never called.
/// </summary>
internal sealed partial class ArticleImages(IntercomWorkspace workspace)
{
    private const string Path = "/_images/";

    public void Map(WebApplication app) => app.MapGet(Path + "{id}", Serve);

    /// <summary>The image addresses in the bodies of a request about an article.</summary>
    public static IEnumerable<string> Addresses(JsonObject request) => Bodies(request)
        .SelectMany(html => Image().Matches(html).Select(match => match.Groups["src"].Value))
        .Where(address => !address.Contains(Path, StringComparison.Ordinal));

    /// <summary>The text with the fetched images kept: their addresses have no host, because the next start has another port.</summary>
    public string Keep(string html, IntercomCall call) => Image().Replace(html, match =>
    {
        var address = match.Groups["src"].Value;
        var own = address.IndexOf(Path, StringComparison.Ordinal);
        var kept = own >= 0 ? address[own..]
            : workspace.Settings.HostsArticleImages && call.Fetched.TryGetValue(address, out var file) ? Store(file)
            : address;
        return match.Value.Replace(address, kept, StringComparison.Ordinal);
    });

    /// <summary>The text as an answer shows it.</summary>
    public static string? Show(string? html, string address) => html?.Replace($"src=\"{Path}", $"src=\"{address}{Path}", StringComparison.Ordinal);

    private static IEnumerable<string> Bodies(JsonObject request)
    {
        var translations = request["translated_content"] is JsonObject content ? content.Select(pair => pair.Value).OfType<JsonObject>() : [];
        return translations.Prepend(request).Select(fields => fields.Text("body")).OfType<string>();
    }

    private string Store(FetchedFile file)
    {
        var id = workspace.Ids.Number(Collections.Files);
        workspace.Store.Put(Collections.Files, new Document(
            id, new JsonObject { ["content_type"] = file.ContentType, ["data"] = Convert.ToBase64String(file.Bytes) }));
        return Path + id;
    }

    private IResult Serve(string id) => workspace.Store.Find(Collections.Files, id) is { } file
        ? Results.Bytes(Convert.FromBase64String(file.Body.Text("data")!), file.Body.Text("content_type"))
        : Results.NotFound();

    [GeneratedRegex("""<img\b[^>]*?\bsrc="(?<src>[^"]+)"[^>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex Image();
}
