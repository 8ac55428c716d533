using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.SignOff;

/// <summary>Turns a tolerated change into one that stops where the destination, as it is now, could not take what it brings. Pure.</summary>
internal sealed class WidenedFit(Plan signed, Plan widened, SchemaSnapshot destination)
{
    public DriftFinding Judge(DriftFinding finding) => finding is not { Side: DriftSide.Source, Effect: DriftEffect.Tolerated, Change: { Field: { } name, After: { } after } change }
        || widened.For(change.Object) is not { } row || row.For(name) is not { Destination: { } to } field
            ? finding
            : change.Part switch
            {
                SchemaPart.Option when !Takes(row, field, after) => finding with
                {
                    Effect = DriftEffect.Stops,
                    Meaning = $"'{to}' in the destination has no such option. Add it there by hand, or give it another word in the plan's value map and sign again.",
                },
                SchemaPart.Field when signed.For(change.Object)?.Fields.Any(other => other.Destination == to && other.Source != name && WritesAlone(other)) == true
                    && WritesAlone(field) => finding with
                {
                    Effect = DriftEffect.Stops,
                    Rows = [$"{row.SourceLabel}.{name} → {to}"],
                    Meaning = $"'{to}' is written from another field already. Choose a field for it in the plan and sign again.",
                },
                SchemaPart.Field => finding with { Rows = [$"{row.SourceLabel}.{name} → {to}"] },
                _ => finding,
            };

    /// <summary>A field that is still to be created is created with the new option; one without options takes any text.</summary>
    private bool Takes(ObjectPlan row, FieldPlan field, string label)
    {
        if (field.Transform is not (Transform.Copy or Transform.MapValues))
        {
            return true;
        }

        var there = destination.Objects.FirstOrDefault(found => found.Name == row.DestinationObject)?.Field(field.Destination!);
        var arrives = field.Transform is Transform.MapValues map ? map.Values.GetValueOrDefault(label, label) : label;
        return there is null or { Options.Count: 0 } || there.Options.Any(option => string.Equals(option.Label, arrives, StringComparison.OrdinalIgnoreCase));
    }

    private static bool WritesAlone(FieldPlan field) => field.Transform is not (Transform.Skip or Transform.BodyLine or Transform.Relate);
}
