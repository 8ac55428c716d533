using Workbench.Core.Planning;
using Workbench.Pipeline.Map.Edits;

namespace Workbench.Pipeline.Quality.Remedies;

/// <summary>What taking a remedy makes of a row of the plan.</summary>
/// <param name="Destination">The row's destination afterwards.</param>
/// <param name="Transform">The row's transform afterwards.</param>
/// <param name="IsTaken">True where the row says so already.</param>
/// <param name="Refusal">Why the remedy does not fit what somebody chose for the row, in words; null where it fits.</param>
public sealed record RemedyChoice(string? Destination, Transform Transform, bool IsTaken = false, string? Refusal = null)
{
    /// <summary>
    /// A remedy takes the place of a row that carries the value as it is. A value map is merged with the row's own, whose words stay. A row for which
    /// somebody chose something else is left alone.
    /// </summary>
    public static RemedyChoice Of(FieldPlan row, Transform remedy)
    {
        var transform = remedy is Transform.MapValues map && row.Transform is Transform.MapValues own ? Merged(own, map) : remedy;
        var choice = new RemedyChoice(remedy is Transform.Skip ? null : row.Destination, transform);
        if (TransformForm.Of(row.Transform) == TransformForm.Of(transform))
        {
            return choice with { IsTaken = true };
        }

        return row.Transform switch
        {
            Transform.Skip => choice with { Refusal = "the plan leaves the field behind. Map it first with bench.Map, or leave it so." },
            Transform.Copy or Transform.ToText or Transform.NormalizePhone => choice,
            Transform.MapValues when transform is Transform.MapValues => choice,
            Transform.BodyLine when remedy is Transform.Skip => choice,
            Transform.Truncate when remedy is Transform.Truncate => choice,
            _ => choice with { Refusal = "the plan does something else with the field already. Choose with bench.Change what shall hold." },
        };
    }

    /// <summary>The row's own words, and for other spellings what the row makes of the usual one.</summary>
    private static Transform.MapValues Merged(Transform.MapValues own, Transform.MapValues spellings)
    {
        var merged = new Dictionary<string, string>(own.Values, StringComparer.Ordinal);
        foreach (var (from, usual) in spellings.Values)
        {
            merged.TryAdd(from, own.Values.GetValueOrDefault(usual, usual));
        }

        return new Transform.MapValues(merged);
    }
}
