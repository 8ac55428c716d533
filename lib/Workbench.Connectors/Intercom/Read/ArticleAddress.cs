using System.Text.RegularExpressions;

namespace Workbench.Connectors.Intercom.Read;

/// <summary>The address of a published article, <c>https://…/en/articles/41-some-title</c>.</summary>
internal static partial class ArticleAddress
{
    /// <summary>The article's id; null where the address cannot be that of an article.</summary>
    public static string? Id(string address) => Pattern().Match(address) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^https?://[^?#]*/articles/([0-9]+)(?:[-?#/]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
