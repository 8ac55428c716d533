using System.Collections.Concurrent;
using Workbench.Connectors.Intercom.Read;

namespace Workbench.Connectors.Intercom.Send;

/// <summary>
/// Remembers which addresses of a carrier ticket were written into its article. When Intercom puts those of its own copies in their place is
/// not documented; until it has, deleting the carrier would take the images along.
/// </summary>
internal sealed class LentAddresses
{
    private readonly ConcurrentDictionary<string, IReadOnlyCollection<string>> byTicket = new(StringComparer.Ordinal);

    public void Remember(string ticketId, IEnumerable<string> addresses) => byTicket[ticketId] = [.. addresses];

    /// <summary>True where an article's text shows an address of the carrier.</summary>
    /// <param name="fresh">The carrier's addresses now. After a restart only host and name tell, because a signed address changes.</param>
    public bool AreShown(string ticketId, string html, IReadOnlyCollection<string> fresh)
    {
        var shown = ArticleText.Images(html);
        return byTicket.TryGetValue(ticketId, out var sent)
            ? shown.Any(sent.Contains)
            : shown.Select(Place).Intersect(fresh.Select(Place), StringComparer.OrdinalIgnoreCase).Any();
    }

    private static string Place(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? $"{uri.Authority} {uri.Segments[^1]}" : address;
}
