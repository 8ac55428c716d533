using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Map.Proposals;
using Workbench.Pipeline.Map.Review;

namespace Workbench.Notebooks.Mapping;

/// <summary>What has no counterpart: fields on both sides, and values.</summary>
internal static class UnmappedDisplays
{
    /// <summary>Source fields of which no value arrives, the fullest first.</summary>
    public static Table LeftBehind(MappingReview review) =>
        Table.Of(review.Objects
                .SelectMany(found => found.Fields.Select(field => (Object: found, Field: field, Reason: Reason(found.Plan, field.Row))))
                .Where(row => row.Reason is not null)
                .OrderBy(row => row.Reason == ReasonCode.SystemField)
                .ThenByDescending(row => row.Field.Filled))
            .Text("Object", row => row.Object.Plan.SourceLabel)
            .Text("Field", row => row.Field.Label)
            .Text("Name", row => row.Field.Row.Source)
            .Whole("Records", row => row.Object.Records)
            .Whole("Filled", row => row.Field.Filled)
            .Text("Why it stays", row => ReasonCode.Explain(row.Reason!))
            .Caption("Source fields left behind").MaxRows(300).Build();

    /// <summary>Destination fields that no row fills, in the objects that the plan writes; required ones first.</summary>
    public static Table Unfilled(Plan plan, SchemaSnapshot destination) =>
        Table.Of(destination.Objects
                .Where(found => plan.Objects.Any(row => row.DestinationObject == found.Name))
                .SelectMany(found => found.Fields.Where(field => field.IsWritable && !IsFilled(plan, found, field)).Select(field => (Object: found, Field: field)))
                .OrderByDescending(row => row.Field.IsRequired))
            .Badge("Required", row => row.Field.IsRequired ? new Badge("required", Tone.Warning) : new Badge("optional", Tone.Neutral))
            .Text("Object", row => row.Object.Label)
            .Text("Field", row => row.Field.Label)
            .Text("Name", row => row.Field.Name)
            .Text("Type", row => row.Field.Type.ToString())
            .YesNo("Custom", row => row.Field.IsCustom)
            .Caption("Destination fields that nobody fills").MaxRows(300).Build();

    /// <summary>Values without counterpart, with how many records carry each; a choice that no record carries is listed with none.</summary>
    public static Table Values(MappingReview review, MappingProposals proposals) =>
        Table.Of(Unmapped(review, proposals))
            .Text("Object", row => row.Object.SourceLabel)
            .Text("Field", row => row.Field.Label)
            .RecordText("Value", row => row.Value)
            .Whole("Records", row => row.Records)
            .Text("What happens", row => Fate(row.Field.Row))
            .Text("Could be", row => row.Nearest)
            .Caption("Values without counterpart").MaxRows(300).TotalRow().Build();

    private static string? Reason(ObjectPlan plan, FieldPlan row) => row.Transform is Transform.Skip skip ? skip.Reason
        : plan.Outcome is Outcome.Inventory or Outcome.NotMigrated ? ReasonCode.ReportedInInventory
        : null;

    private static bool IsFilled(Plan plan, ObjectSchema twin, FieldSchema field) => plan.Objects
        .Any(row => row.DestinationObject == twin.Name && row.Fields.Any(filled => filled.Destination == field.Name && filled.Transform is not Transform.Skip));

    private static IEnumerable<(ObjectPlan Object, FieldReview Field, string Value, long Records, string Nearest)> Unmapped(
        MappingReview review, MappingProposals proposals)
    {
        foreach (var (found, field) in review.Objects.SelectMany(found => found.Fields.Select(field => (found, field))))
        {
            var proposed = proposals.Values.Where(values => values.InPlan && values.Object == found.Plan.SourceObject && values.Source == field.Row.Source)
                .SelectMany(values => values.Unmapped).DistinctBy(value => value.Source).ToDictionary(value => value.Source, StringComparer.Ordinal);
            var named = field.Row.Transform is Transform.MapValues map ? map.Values : null;
            var unused = proposed.Keys.Where(value => named?.ContainsKey(value) == false && field.Unmapped.All(tally => tally.Value != value));
            foreach (var tally in field.Unmapped.Concat(unused.Select(value => new ValueTally(value, 0))))
            {
                var nearest = proposed.TryGetValue(tally.Value, out var known) ? string.Join(", ", known.Nearest) : "";
                yield return (found.Plan, field, tally.Value, tally.Records, nearest);
            }
        }
    }

    private static string Fate(FieldPlan row) => row.Transform switch
    {
        Transform.MapValues => ReasonCode.Explain(ReasonCode.UnmappedValue),
        Transform.AgentByEmail => ReasonCode.Explain(ReasonCode.FormerAgent),
        _ => "The destination has no team of this name yet.",
    };
}
