using System.Globalization;
using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.SignOff;

/// <summary>What each difference means under a signed plan. Pure.</summary>
internal sealed class DriftRules(Plan plan, SchemaSnapshot signedSource)
{
    private const string Correct = "Look at it, correct the plan if need be, discover again (notebook 01) and sign again.";
    private const string PutBack = "Put it back (notebook 04 creates what is ours), or discover again (notebook 01), correct the plan and sign again.";

    /// <param name="now">The source as it is.</param>
    public DriftFinding OfSource(SchemaChange change, SchemaSnapshot now)
    {
        var row = plan.For(change.Object);
        var (effect, meaning) = change switch
        {
            { Part: SchemaPart.Agent or SchemaPart.Team, Sense: ChangeSense.Removed } => (DriftEffect.Harmless, "What names it goes as the plan says."),
            { Part: SchemaPart.Agent or SchemaPart.Team } => (DriftEffect.Tolerated, "Known from now on; without a row in the plan it goes through the placeholder."),
            { Part: SchemaPart.Object, Sense: ChangeSense.Added } when now.Object(change.Object).Kind is null =>
                (DriftEffect.Harmless, "Nobody has said what its records are; they do not move."),
            { Part: SchemaPart.Object, Sense: ChangeSense.Added } => (DriftEffect.Stops, $"The plan says nothing about its records. {Correct}"),
            _ when row is null or { Outcome: Outcome.NotMigrated or Outcome.Inventory } => (DriftEffect.Harmless, "Its records are not written."),
            { Part: SchemaPart.Object } => (DriftEffect.Stops, $"Gone, or no longer shown to this user. {PutBack}"),
            { Part: SchemaPart.Kind } => (DriftEffect.Stops, $"Its records are something else now. {Correct}"),
            { Field: null } => (DriftEffect.Harmless, "A name for people."),
            { Part: SchemaPart.Type or SchemaPart.Role or SchemaPart.LinkedObject } =>
                (DriftEffect.Stops, $"A field that holds something else is never carried unseen. {Correct}"),
            { Part: SchemaPart.Field, Sense: ChangeSense.Added } when WidenedPlan.CameWithTheFirstRecord(signedSource, now, change) =>
                (DriftEffect.Tolerated, "Shown only since the object has records; carried as the destination connector proposes it."),
            _ => row.OnDrift switch
            {
                DriftPolicy.Freeze => (DriftEffect.Stops, $"The plan freezes this object. {Correct}"),
                DriftPolicy.Evolve when change is { Part: SchemaPart.Field, Sense: ChangeSense.Added } =>
                    (DriftEffect.Tolerated, "Carried as the destination connector proposes it."),
                DriftPolicy.Discard when change is { Part: SchemaPart.Field, Sense: ChangeSense.Added } =>
                    (DriftEffect.Tolerated, $"Left behind with the note {ReasonCode.SchemaChanged}."),
                _ when change is { Part: SchemaPart.Field or SchemaPart.Option, Sense: ChangeSense.Removed } =>
                    (DriftEffect.Tolerated, "What was extracted before is carried as signed."),
                _ => (DriftEffect.Tolerated, "Taken as it is now."),
            },
        };
        return new DriftFinding(DriftSide.Source, change, effect, SourceRows(row, change), meaning);
    }

    public DriftFinding OfDestination(SchemaChange change)
    {
        var rows = plan.Objects
            .Where(row => row.DestinationObject == change.Object && change.Object.Length > 0)
            .SelectMany(row => row.Fields.Where(field => field.Transform is not Transform.Skip && field.Destination is not null && field.Destination == change.Field)
                .Select(field => Print(row, field)))
            .ToList();
        var (effect, meaning) = change switch
        {
            { Part: SchemaPart.Agent, Sense: ChangeSense.Removed, Field: { } id } when plan.PlaceholderAgentId == id || plan.Agents.Values.Contains(id, StringComparer.Ordinal) =>
                (DriftEffect.Stops, $"The plan gives records to this agent. {PutBack}"),
            { Part: SchemaPart.Object, Sense: ChangeSense.Removed } when plan.Objects.Any(row => row.DestinationObject == change.Object) =>
                (DriftEffect.Stops, $"The plan writes such records. {PutBack}"),
            { Part: SchemaPart.Kind } when plan.Objects.Any(row => row.DestinationObject == change.Object) => (DriftEffect.Stops, $"It holds other records now. {PutBack}"),
            _ when rows.Count == 0 => (DriftEffect.Harmless, "The plan does not write it."),
            { Part: SchemaPart.Field or SchemaPart.Option, Sense: ChangeSense.Removed } => (DriftEffect.Stops, $"The plan writes it. {PutBack}"),
            { Part: SchemaPart.Type or SchemaPart.Role or SchemaPart.LinkedObject or SchemaPart.Option, Sense: ChangeSense.Changed } =>
                (DriftEffect.Stops, $"The plan was signed for what it was. {PutBack}"),
            { Part: SchemaPart.Writable, After: "no" } => (DriftEffect.Stops, $"The plan writes it. {PutBack}"),
            { Part: SchemaPart.MaxLength } when IsShorter(change) => (DriftEffect.Stops, $"Texts that were promised whole would be cut. {PutBack}"),
            _ => (DriftEffect.Harmless, "What the plan writes still fits."),
        };
        return new DriftFinding(DriftSide.Destination, change, effect, rows, meaning);
    }

    private static IReadOnlyList<string> SourceRows(ObjectPlan? row, SchemaChange change) => row switch
    {
        null => [],
        _ when change.Field is null => [$"{row.SourceLabel} → {row.DestinationObject ?? "nothing"}"],
        _ => [.. row.Fields.Where(field => field.Source == change.Field).Select(field => Print(row, field))],
    };

    private static string Print(ObjectPlan row, FieldPlan field) => $"{row.SourceLabel}.{field.Source} → {field.Destination ?? "nothing"}";

    private static bool IsShorter(SchemaChange change) =>
        int.TryParse(change.After, NumberStyles.None, CultureInfo.InvariantCulture, out var now)
        && (!int.TryParse(change.Before, NumberStyles.None, CultureInfo.InvariantCulture, out var then) || now < then);
}
