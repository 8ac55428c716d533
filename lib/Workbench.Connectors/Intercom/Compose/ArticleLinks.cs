using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>
/// Links of one article. One that leads to another carried article is sent with a stand-in address, which a second pass replaces once the
/// destination's address is known.
/// </summary>
internal sealed partial class ArticleLinks(Draft draft)
{
    /// <summary>A host that exists nowhere (RFC 2606).</summary>
    public const string StandIn = "https://article.invalid/";

    private readonly Dictionary<string, RecordKey> internals = new(StringComparer.Ordinal);

    /// <summary>Stand-ins and the articles that they stand for.</summary>
    public IReadOnlyDictionary<string, RecordKey> Internals => internals;

    /// <summary>The address to send; null where the words stay as text.</summary>
    public string? Send(string href)
    {
        var address = href.Trim();
        if (Target(address) is { } target)
        {
            return Internal(address, target);
        }

        var isSafe = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto";
        if (ById(address) is { } missing && (!isSafe || IsStated(missing)))
        {
            draft.Note(null, ReasonCode.DanglingLink, $"links to {address}, which is not carried");
        }

        return isSafe ? address : null;
    }

    /// <summary>The key by which a stand-in's article reads back; null for other addresses.</summary>
    public string? ArticleOf(string href) => internals.TryGetValue(href, out var key) ? key.ToString() : null;

    public JsonArray ToJson() => [.. internals.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new JsonObject
    {
        ["href"] = pair.Key,
        ["article"] = People.Token(pair.Value, IntercomNames.Article),
    })];

    /// <summary>Only a published article has an address (OpenAPI 2.16): the words of a link to any other stay as text.</summary>
    private string? Internal(string address, RecordKey target)
    {
        var context = draft.Context;
        var place = ArticleGroup.Of(target, context);
        var isThere = !place.IsInternal && IsPublished(target) && IsPublished(place.Lead);
        if (!isThere)
        {
            draft.Note(null, ReasonCode.NoAddress, $"linked to {target} ({address})");
            return null;
        }

        var standIn = StandIn + Uri.EscapeDataString(place.Lead.ToString());
        internals[standIn] = place.Lead;
        return standIn;

        bool IsPublished(RecordKey key) => context.Find(key) is { } record && ArticleGroup.IsPublished(record);
    }

    private RecordKey? Target(string address)
    {
        if (ById(address) is { } byId && draft.Context.Carries(byId))
        {
            return byId;
        }

        var wanted = Comparable(address);
        return wanted.Length == 0 ? null : draft.Context.LinksFrom(draft.Record.Key)
            .Where(link => link.To.Kind == Kind.Article && draft.Context.Carries(link.To)
                && draft.Context.Find(link.To) is { } other && Comparable(other.ByRole(FieldRole.Website).Print()) == wanted)
            .Select(link => (RecordKey?)link.To)
            .FirstOrDefault();
    }

    private RecordKey? ById(string address) => Address().Match(Comparable(address)) is { Success: true } match
        ? new RecordKey(draft.Record.Key.System, Kind.Article, Uri.UnescapeDataString(match.Groups[1].Value))
        : null;

    /// <summary>True where the source itself says that this article refers to the missing one.</summary>
    private bool IsStated(RecordKey missing) => draft.Context.LinksFrom(draft.Record.Key).Any(link => link.To == missing);

    private static string Comparable(string address)
    {
        var fragment = address.IndexOf('#', StringComparison.Ordinal);
        return (fragment < 0 ? address : address[..fragment]).TrimEnd('/');
    }

    [GeneratedRegex(@"(?:^sample-article:|/articles?/)([^/?#]+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
