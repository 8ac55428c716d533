using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Pipeline.Map.Review;

/// <summary>Counts what becomes of one field's values. Capped, whatever the number of records.</summary>
/// <param name="existing">The destination's field; null where there is none yet, or the row is carried otherwise.</param>
/// <param name="teams">Names of the destination's teams, which are joined by name.</param>
internal sealed class FieldTally(FieldPlan row, string label, FieldSchema? existing, IReadOnlySet<string> teams)
{
    /// <summary>Different unmapped values that are counted one by one.</summary>
    public const int MostUnmapped = 5_000;

    private readonly Dictionary<string, long> losses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> unmapped = new(StringComparer.Ordinal);
    private readonly SortedDictionary<RiskKind, RiskTally> risks = [];
    private bool isUnmappedComplete = true;
    private long filled;
    private long kept;
    private long changed;

    public void Add(RecordKey key, PlannedValue value, string? role)
    {
        if (value.Source.IsEmpty)
        {
            return;
        }

        filled++;
        if (value.Promise is VerdictClass.Equal)
        {
            kept++;
        }
        else if (value.Promise is VerdictClass.EqualAfterTransform)
        {
            changed++;
        }
        else
        {
            Count(losses, value.Reason ?? ReasonCode.NotChosen);
        }

        if (value.Reason is ReasonCode.UnmappedValue or ReasonCode.FormerAgent || (role == FieldRole.Team && !teams.Contains(value.Source.Print().Trim())))
        {
            AddUnmapped(value.Source.Print());
        }

        if (Fit.Of(value, existing, role) is { } risk)
        {
            Tally(risk).Add(key, value);
        }
    }

    /// <summary>A value of a record that is not carried at all.</summary>
    public void LeaveBehind(PlannedValue value, string reason)
    {
        if (!value.Source.IsEmpty)
        {
            filled++;
            Count(losses, value.Plan.Transform is Transform.Skip skip ? skip.Reason : reason);
        }
    }

    public FieldReview Review() => new(
        row,
        label,
        filled,
        kept,
        changed,
        [.. Ordered(losses).Select(pair => new ReasonTally(pair.Key, pair.Value))],
        [.. risks.Select(pair => pair.Value.Risk(pair.Key))],
        [.. Ordered(unmapped).Select(pair => new ValueTally(pair.Key, pair.Value))],
        isUnmappedComplete);

    private RiskTally Tally(RiskKind kind)
    {
        if (!risks.TryGetValue(kind, out var tally))
        {
            var limit = row.Transform is Transform.Truncate cut ? cut.MaxCharacters : existing?.MaxLength;
            risks[kind] = tally = new RiskTally(kind is RiskKind.Cut or RiskKind.TooLong ? limit : null);
        }

        return tally;
    }

    private void AddUnmapped(string value)
    {
        if (unmapped.Count < MostUnmapped || unmapped.ContainsKey(value))
        {
            Count(unmapped, value);
        }
        else
        {
            isUnmappedComplete = false;
        }
    }

    private static void Count(Dictionary<string, long> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;

    private static IEnumerable<KeyValuePair<string, long>> Ordered(Dictionary<string, long> counts) =>
        counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal);
}
