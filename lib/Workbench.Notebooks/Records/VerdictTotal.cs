using Workbench.Core.Verifying;
using Workbench.Ledger.Rows;

namespace Workbench.Notebooks.Records;

/// <summary>How many source fields got which verdict: of one object, or of one field of it.</summary>
/// <param name="Object">What people call it.</param>
/// <param name="Field">The source field; empty where all fields of the object are counted.</param>
/// <param name="Counts">The counts that are added up.</param>
public sealed record VerdictTotal(string Object, string Field, IReadOnlyList<VerdictCount> Counts)
{
    /// <summary>Of every class.</summary>
    public long All => Counts.Sum(count => count.Fields);

    public long Of(VerdictClass verdict) => Counts.Where(count => count.Class == verdict).Sum(count => count.Fields);

    /// <summary>One for each object, in the order of their kinds.</summary>
    public static IReadOnlyList<VerdictTotal> ByObject(IReadOnlyList<VerdictCount> counts, ObjectLabels objects) => Grouped(counts, objects, _ => "");

    /// <summary>One for each field of each object, in the order of the objects' kinds, then by name.</summary>
    public static IReadOnlyList<VerdictTotal> ByField(IReadOnlyList<VerdictCount> counts, ObjectLabels objects) => Grouped(counts, objects, count => count.Field);

    private static IReadOnlyList<VerdictTotal> Grouped(IReadOnlyList<VerdictCount> counts, ObjectLabels objects, Func<VerdictCount, string> field) =>
        [.. counts.GroupBy(count => (Object: objects.Of(count.Object), Field: field(count)))
            .OrderBy(group => group.Min(count => count.Kind)).ThenBy(group => group.Key.Object, StringComparer.Ordinal).ThenBy(group => group.Key.Field, StringComparer.Ordinal)
            .Select(group => new VerdictTotal(group.Key.Object, group.Key.Field, [.. group]))];
}
