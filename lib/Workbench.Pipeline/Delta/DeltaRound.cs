using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Delta;

/// <summary>What one round found since the mark. A record counts once; gone ones keep their twins and are listed.</summary>
/// <param name="Scan">Number of the round's first scan, under which the ledger keeps its differences.</param>
/// <param name="Objects">Those in which something differed.</param>
/// <param name="Waiting">Writes that are due and were not carried out by the end of the round, without those that wait on purpose.</param>
public sealed record DeltaRound(long Scan, IReadOnlyList<ObjectDelta> Objects, long Waiting = 0)
{
    public long Created => Objects.Sum(found => found.Created);

    public long Changed => Objects.Sum(found => found.Changed);

    public long Reopened => Objects.Sum(found => found.Reopened);

    public long Deleted => Objects.Sum(found => found.Deleted);

    public long Merged => Objects.Sum(found => found.Merged);

    /// <summary>Records that differ.</summary>
    public long Total => Objects.Sum(found => found.Total);

    public bool IsEmpty => Total == 0;

    /// <summary>Counts the differences of one round.</summary>
    public static DeltaRound Of(long scan, IEnumerable<DifferenceRow> differences) => new(
        scan, [.. differences.CountBy(row => (row.Object, row.What)).GroupBy(count => count.Key.Object).Select(ObjectDelta.Of).OrderBy(found => found.Object, StringComparer.Ordinal)]);
}

/// <summary>What a round found in one source object.</summary>
/// <param name="Changed">Those that were not re-opened.</param>
/// <param name="Deleted">Those that were not merged.</param>
public sealed record ObjectDelta(string Object, long Created, long Changed, long Reopened, long Deleted, long Merged)
{
    public long Total => Created + Changed + Reopened + Deleted + Merged;

    internal static ObjectDelta Of(IGrouping<string, KeyValuePair<(string Object, DifferenceKind What), int>> counts)
    {
        long Count(DifferenceKind what) => counts.Where(count => count.Key.What == what).Sum(count => count.Value);
        return new ObjectDelta(
            counts.Key, Count(DifferenceKind.Created), Count(DifferenceKind.Changed), Count(DifferenceKind.Reopened), Count(DifferenceKind.Deleted),
            Count(DifferenceKind.Merged));
    }
}
