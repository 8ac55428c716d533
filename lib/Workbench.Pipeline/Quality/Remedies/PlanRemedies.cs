using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Quality.Remedies;

/// <summary>What a plan can do about a finding, where that follows from the finding's code and the field's fate alone.</summary>
internal static class PlanRemedies
{
    /// <returns>Null where the plan can do nothing, or where the field is left behind anyway.</returns>
    public static Transform? Of(string code, FieldFate? fate) => fate is null or { IsLeftBehind: true } ? null : code switch
    {
        QualityCode.TooLong when fate.MaxLength is { } most => new Transform.Truncate(most),
        ReasonCode.UnreadableValue or QualityCode.OptionDrift or QualityCode.PlaceholderDate or QualityCode.ImplausibleDate or ReasonCode.MalformedPhone
            or ReasonCode.MalformedEmail when HoldsText(fate) => new Transform.ToText(),
        QualityCode.NeverFilled when fate.Transform is not (Transform.Relate or Transform.BodyLine) => new Transform.Skip(ReasonCode.NotChosen),
        _ => null,
    };

    /// <summary>A field that is still to be created takes any type, and a text holds everything.</summary>
    private static bool HoldsText(FieldFate fate) => fate.Transform is Transform.Copy or Transform.NormalizePhone && fate.Type is null or FieldType.Text or FieldType.LongText;
}
