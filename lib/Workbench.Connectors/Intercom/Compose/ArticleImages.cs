using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Read;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>
/// Inline images of one article. Each is sent with a stand-in address, for which the sender puts the address that a carrier ticket lends it.
/// </summary>
internal sealed class ArticleImages
{
    /// <summary>A host that exists nowhere (RFC 2606).</summary>
    public const string StandIn = "https://image.invalid/";

    private readonly Draft draft;
    private readonly FileRoute files;
    private readonly Dictionary<string, AttachedFile> known;
    private readonly SortedDictionary<string, AttachedFile> used = new(StringComparer.Ordinal);

    public ArticleImages(Draft draft, FileRoute files)
    {
        (this.draft, this.files) = (draft, files);
        known = Known(draft.Record.Key, draft.Context);
    }

    /// <summary>Images that stand in the text, by their name on the carrier; equal ones once.</summary>
    public IReadOnlyDictionary<string, AttachedFile> Used => used;

    /// <summary>The address to send; null where words stand in for the image.</summary>
    public string? Send(string source)
    {
        if (!known.TryGetValue(source, out var file))
        {
            // Public images of other sites are fetched by Intercom itself.
            var isPublic = Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
            if (!isPublic)
            {
                draft.Note(null, ReasonCode.FileRefused, $"image {PlainText.Cut(source, 200)}: no such file is known");
            }

            return isPublic ? source : null;
        }

        if (Obstacle(file, files) is { } obstacle)
        {
            draft.Note(null, obstacle, $"image {source} ({file.Key})");
            return null;
        }

        var name = Name(file);
        used[name] = file;
        return StandIn + name;
    }

    /// <summary>What the sender needs to put real addresses in; null where the article has no images.</summary>
    public JsonObject? ToJson() => used.Count == 0 ? null : new JsonObject
    {
        ["ticket"] = People.Token(draft.Record.Key, IntercomNames.CarrierTicket),
        ["images"] = new JsonArray([.. used.Select(pair => new JsonObject { ["name"] = pair.Key, ["sha256"] = pair.Value.Sha256 })]),
    };

    /// <summary>The files whose one home is this article.</summary>
    public IReadOnlyList<RecordKey> Carried() =>
        [.. known.Values.Select(file => file.Key).Distinct().Order().Where(file => Home(file, draft.Context, files) == draft.Record.Key)];

    /// <summary>The article that carries a file: the first in whose text it stands; null where none does, or something else carries it.</summary>
    public static RecordKey? Home(RecordKey file, IComposeContext context, FileRoute files)
    {
        if (FileRoute.Home(file, context) is not null)
        {
            return null;
        }

        return context.LinksFrom(file)
            .Where(link => link.Role == LinkRole.Parent && link.To.Kind == Kind.Article && context.Carries(link.To))
            .Select(link => link.To)
            .Order()
            .Where(article => Shows(article, file, context, files))
            .Select(article => (RecordKey?)article)
            .FirstOrDefault();
    }

    private static bool Shows(RecordKey article, RecordKey file, IComposeContext context, FileRoute files)
    {
        var attached = Known(article, context).FirstOrDefault(pair => pair.Value.Key == file);
        return attached.Value is { } found
            && Obstacle(found, files) is null
            && context.Find(article) is { } record
            && ArticleText.Images(record.ByRole(FieldRole.Body).Print()).Contains(attached.Key);
    }

    private static Dictionary<string, AttachedFile> Known(RecordKey article, IComposeContext context)
    {
        var found = new Dictionary<string, AttachedFile>(StringComparer.Ordinal);
        foreach (var file in context.Files(article))
        {
            if (context.Find(file.Key)?.ByRole(FieldRole.FileUrl).Print() is { Length: > 0 } address)
            {
                found.TryAdd(address, file);
            }
        }

        return found;
    }

    /// <summary>PNG, JPEG, SVG and GIF are fetched (Intercom help 4103903); others go into the transfer package.</summary>
    private static string? Obstacle(AttachedFile file, FileRoute files) =>
        files.Obstacle(file) ?? (Extension(file) is null ? ReasonCode.TransferPackage : null);

    private static string? Extension(AttachedFile file) => file.ContentType.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        "image/png" => ".png",
        "image/jpeg" or "image/jpg" => ".jpg",
        "image/gif" => ".gif",
        "image/svg+xml" => ".svg",
        _ => null,
    };

    private static string Name(AttachedFile file) => $"{file.Sha256![..32]}{Extension(file)}";
}
