using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Matching.Values;

namespace Workbench.Pipeline.Map.Proposals;

/// <summary>Adds to a value map what its author left out. What the map says already stays as it is.</summary>
internal static class ValueMaps
{
    /// <summary>
    /// Looks for a counterpart among the destination's choices for every option, and every value seen in the records, that the map does not
    /// name.
    /// </summary>
    /// <returns>The row, and what was found and not found; null where the map names every value.</returns>
    public static (FieldPlan Row, ProposedValues? Values) Complete(ObjectSchema source, FieldPlan row, ObjectSchema? twin, Func<FieldSample> sample)
    {
        if (row.Transform is not Transform.MapValues map || row.Destination is null
            || source.Field(row.Source) is not { } field || twin?.Field(row.Destination) is not { Options: { Count: > 0 } choices })
        {
            return (row, null);
        }

        var missing = field.Options.Select(option => option.Label)
            .Concat(sample().Values.Distinct.Select(seen => seen.Text))
            .Where(label => label.Length > 0 && !map.Values.ContainsKey(label))
            .Distinct(StringComparer.Ordinal).ToList();
        if (missing.Count == 0)
        {
            return (row, null);
        }

        var found = ValueMatcher.Propose(missing, [.. choices.Select(choice => choice.Label)]);
        var values = new SortedDictionary<string, string>(map.Values.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var pair in found.Pairs)
        {
            values[pair.Source] = pair.Destination;
        }

        return (
            found.Pairs.Count == 0 ? row : row with { Transform = map with { Values = values } },
            new(source.Name, row.Source, row.Destination, found.Pairs, found.Unmapped, InPlan: true));
    }
}
