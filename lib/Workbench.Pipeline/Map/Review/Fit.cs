using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Map.Review;

/// <summary>Whether a planned value fits the destination's field as the schema snapshot describes it.</summary>
internal static class Fit
{
    /// <param name="existing">The destination's field; null where it is not known.</param>
    /// <param name="role">The source field's role. Where a field has one, the connector knows how the vendor writes it, and its type says nothing.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static RiskKind? Of(PlannedValue value, FieldSchema? existing, string? role)
    {
        if (value.Reason == ReasonCode.Truncated)
        {
            return RiskKind.Cut;
        }

        if (value.Reason == ReasonCode.UnreadableValue)
        {
            return RiskKind.Unreadable;
        }

        if (existing is null || value.Result.IsEmpty || value.Plan.Transform is Transform.Relate or Transform.BodyLine or Transform.AgentByEmail or Transform.Skip)
        {
            return null;
        }

        if (existing.MaxLength is not null && existing.Type is FieldType.Text or FieldType.LongText or FieldType.Html or FieldType.Email or FieldType.Url or FieldType.Phone
            && value.Result.Print().Length > existing.MaxLength)
        {
            return RiskKind.TooLong;
        }

        return role is null || value.Plan.Transform is Transform.MapValues ? Type(value.Result, existing) : null;
    }

    private static RiskKind? Type(FieldValue result, FieldSchema existing)
    {
        if (existing is { Type: FieldType.Choice, Options.Count: > 0 })
        {
            var label = result.Print().Trim();
            return existing.Options.Any(option => string.Equals(option.Label, label, StringComparison.OrdinalIgnoreCase)) ? null : RiskKind.UnknownChoice;
        }

        var holds = existing.Type switch
        {
            FieldType.Number => result is FieldValue.Number,
            FieldType.Boolean => result is FieldValue.Boolean,
            FieldType.Date or FieldType.Instant => result is FieldValue.Date or FieldValue.Instant,
            _ => true,
        };
        return holds ? null : RiskKind.WrongType;
    }
}
