using Workbench.Connectors.Intercom.Propose;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>How an article record arrives.</summary>
/// <param name="Lead">The record whose article holds it; itself where it is no translation.</param>
/// <param name="Twin">Type of its twin.</param>
internal sealed record ArticlePlace(RecordKey Lead, string Twin)
{
    public bool IsInternal => Twin == IntercomNames.InternalArticle;

    public bool IsTranslation => Twin == IntercomNames.ArticleTranslation;

    /// <summary>Type of the twin that holds it, which is read and written.</summary>
    public string Holder => IsInternal ? IntercomNames.InternalArticle : IntercomNames.Article;

    /// <summary>Field of the twin that takes lines for which there is no field: only teammates see an internal article's text.</summary>
    public string About => IsInternal ? "body" : "description";
}

/// <summary>
/// Which article leads a group of translations: English, else the first by key. Translations are looked for among the articles of the same
/// collection and those that links name; internal articles have no translations (OpenAPI 2.16) and stand alone, and so does a second
/// article of the same language.
/// </summary>
internal static class ArticleGroup
{
    /// <summary>The language of the help center's main texts.</summary>
    public const string MainLanguage = "en";

    public static ArticlePlace Of(RecordKey key, IComposeContext context)
    {
        if (context.Find(key) is not { } record || ArticleVisibility.IsInternal(record))
        {
            return new(key, IntercomNames.InternalArticle);
        }

        var group = record.ByRole(FieldRole.Translations).Print();
        var language = Language(record);
        if (group.Length == 0 || language.Length == 0)
        {
            return new(key, IntercomNames.Article);
        }

        var members = Neighbours(key, context)
            .Select(context.Find)
            .OfType<CanonicalRecord>()
            .Where(other => other.ByRole(FieldRole.Translations).Print() == group && !ArticleVisibility.IsInternal(other) && Language(other).Length > 0)
            .Append(record)
            .DistinctBy(member => member.Key)
            .OrderBy(member => member.Key)
            .DistinctBy(Language)
            .ToList();
        var lead = members.Find(member => Language(member) == MainLanguage) ?? members[0];
        return lead.Key == key || members.TrueForAll(member => member.Key != key)
            ? new(key, IntercomNames.Article)
            : new(lead.Key, IntercomNames.ArticleTranslation);
    }

    /// <summary>The record's language, lower case; "" where unknown.</summary>
    public static string Language(CanonicalRecord record) => record.ByRole(FieldRole.Language).Print().Trim().ToLowerInvariant();

    public static bool IsPublished(CanonicalRecord record) => record.ByRole(FieldRole.IsPublished) is FieldValue.Boolean { Value: true };

    private static IEnumerable<RecordKey> Neighbours(RecordKey key, IComposeContext context) => context.LinksFrom(key)
        .Where(link => link.Role == LinkRole.Parent && link.To.Kind == Kind.Collection)
        .SelectMany(link => context.LinksTo(link.To))
        .Where(link => link.Role == LinkRole.Parent)
        .Select(link => link.From)
        .Concat(context.LinksFrom(key).Select(link => link.To))
        .Concat(context.LinksTo(key).Select(link => link.From))
        .Where(other => other.Kind == Kind.Article && other != key)
        .Distinct()
        .Where(context.Carries);
}
