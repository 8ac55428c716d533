using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;

namespace Workbench.Pipeline.Map.Review;

/// <summary>Keeps the keys of a few records that show what a plan does: the longest, the fullest, those that lose most, and the first.</summary>
internal sealed class UnusualRecords
{
    private const int Each = 3;
    private readonly List<(long Measure, RecordKey Key)> longest = [];
    private readonly List<(long Measure, RecordKey Key)> fullest = [];
    private readonly List<(long Measure, RecordKey Key)> losing = [];
    private RecordKey? first;

    public void Add(PlannedRecord record)
    {
        first ??= record.Key;
        var (length, filled, lost) = (0L, 0, 0);
        foreach (var value in record.Values.Where(value => !value.Source.IsEmpty && !IsTechnical(value)))
        {
            filled++;
            length += value.Source.Print().Length;
            lost += value.Promise is VerdictClass.Equal or VerdictClass.EqualAfterTransform ? 0 : 1;
        }

        Offer(longest, length, record.Key);
        Offer(fullest, filled, record.Key);
        Offer(losing, lost, record.Key);
    }

    /// <summary>Each record once: in turn the best of every measure, then the second best, and so on.</summary>
    public IReadOnlyList<RecordKey> Keys =>
    [
        .. Enumerable.Range(0, Each)
            .SelectMany(rank => new[] { longest, fullest, losing }.Where(list => rank < list.Count).Select(list => list[rank].Key))
            .Concat(first is { } one ? [one] : [])
            .Distinct(),
    ];

    private static bool IsTechnical(PlannedValue value) => value.Plan.Transform is Transform.Skip { Reason: ReasonCode.SystemField };

    /// <summary>Equal measures keep the record that came first.</summary>
    private static void Offer(List<(long Measure, RecordKey Key)> list, long measure, RecordKey key)
    {
        if (measure == 0 || (list.Count == Each && list[^1].Measure >= measure))
        {
            return;
        }

        var at = list.FindIndex(other => other.Measure < measure);
        list.Insert(at < 0 ? list.Count : at, (measure, key));
        if (list.Count > Each)
        {
            list.RemoveAt(Each);
        }
    }
}
