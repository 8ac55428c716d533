using Workbench.Core.Planning;

namespace Workbench.Pipeline.Map.Edits;

/// <summary>What a person chose for one row of the plan.</summary>
/// <param name="SourceObject">The object's name, its label, or its printed kind where only one object has it.</param>
/// <param name="SourceField">The field's name, or its label where only one field has it.</param>
/// <param name="Destination">Name or label of a destination field; null where the field is left behind or carried by a relation.</param>
/// <param name="By">Who chose.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="IsRemembered">True where the choice was made in an earlier plan of the same organization and route.</param>
public sealed record PlanEdit(
    string SourceObject, string SourceField, string? Destination, Transform Transform, string By, DateTimeOffset At, bool IsRemembered = false)
{
    /// <summary>What the plan's row says about its origin.</summary>
    public string Why => $"chosen by {By} on {At.UtcDateTime:yyyy-MM-dd}{(IsRemembered ? ", remembered" : "")}";
}
