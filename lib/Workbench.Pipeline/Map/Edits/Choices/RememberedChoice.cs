using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Map.Edits.Choices;

/// <summary>One choice of a person, as it is remembered for later migrations of the same organization and route.</summary>
/// <param name="By">Who chose. Nothing else about a person is kept.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Object">Name of the source object.</param>
/// <param name="Field">Name of the source field.</param>
/// <param name="SourceType">Type that the source field had; with another one the choice is not applied.</param>
/// <param name="Destination">Name of the destination field; null where the field was left behind.</param>
public sealed record RememberedChoice(
    string By, DateTimeOffset At, string Object, string Field, FieldType SourceType, Transform Transform, string? Destination = null)
{
    /// <summary>The choice as an edit of a plan that was proposed anew.</summary>
    public PlanEdit ToEdit() => new(Object, Field, Destination, Transform, By, At, IsRemembered: true);
}
