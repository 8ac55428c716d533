using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Pipeline.Delta;

/// <summary>
/// Tells a merge from a deletion: no source has a record of its own for a merge, but what hung on the one that is gone hangs on another of its
/// kind afterwards.
/// </summary>
internal sealed class MergeFinder(ILedgerReader read, DeltaMark mark)
{
    /// <summary>For each record that was merged, the one that took over most of its relations.</summary>
    public IReadOnlyDictionary<RecordKey, RecordKey> Find(IReadOnlyCollection<RecordKey> gone, IReadOnlyList<MovedLink> links)
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
