using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Pipeline.Delta;

/// <summary>
/// Tells a merge from a deletion or a mere change: no source has a record of its own for a merge. Where the merged record is gone, what hung on it
/// hangs on another of its kind afterwards; where it stays, it has ended, and a new message of it names the other, or it is marked as deleted.
/// </summary>
internal sealed class MergeFinder(ILedgerReader read, DeltaMark mark)
{
    /// <summary>Records of which a new message names another of their kind, with that one.</summary>
    public IReadOnlyDictionary<RecordKey, RecordKey> Named(IReadOnlyList<MovedLink> links) => (
        from link in links
        where link.Role == LinkRole.Reference && link.From.Kind == Kind.Message
        let message = read.Entry(link.From)
        where message is { Home: not null, Deleted: false } && message.FirstScan >= mark.Scan
        let home = message.Home.GetValueOrDefault()
        where home.Kind == link.To.Kind && home != link.To
        select (Home: home, link.To)).DistinctBy(found => found.Home).ToDictionary(found => found.Home, found => found.To);

    /// <summary>For each record that was merged and is gone, or is marked as deleted, the one that took over most of its relations.</summary>
    public IReadOnlyDictionary<RecordKey, RecordKey> Moved(IReadOnlyCollection<RecordKey> gone, IReadOnlyList<MovedLink> links)
    {
        var missing = gone.ToHashSet();
        var moves =
            from link in missing.Count == 0 ? [] : links
            from earlier in Earlier(link)
            where missing.Contains(earlier) && earlier.Kind == link.To.Kind && !missing.Contains(link.To)
            group link.To by earlier;
        return moves.ToDictionary(
            move => move.Key,
            move => move.CountBy(heir => heir).OrderByDescending(heir => heir.Value).ThenBy(heir => heir.Key.ToString(), StringComparer.Ordinal).First().Key);
    }

    /// <summary>Where the same record was linked in the same role before the mark.</summary>
    private IEnumerable<RecordKey> Earlier(MovedLink link) => read.Events(link.From)
        .TakeWhile(found => found.Number < mark.Event)
        .Where(found => found.Change == nameof(LedgerChange.LinkExtracted))
        .Select(MovedLink.Of)
        .Where(earlier => earlier.Role == link.Role && earlier.To != link.To)
        .Select(earlier => earlier.To)
        .Distinct();
}
