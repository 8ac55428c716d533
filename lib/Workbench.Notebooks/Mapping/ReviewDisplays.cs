using Workbench.Core.Planning;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Map.Review;

namespace Workbench.Notebooks.Mapping;

/// <summary>What the plan does to the values of all records: risks, and the loss budget.</summary>
internal static class ReviewDisplays
{
    public static Table Risks(MappingReview review) =>
        Table.Of(review.Objects
                .SelectMany(found => found.Fields.SelectMany(field => field.Risks.Select(risk => (Object: found, Field: field, Risk: risk))))
                .OrderBy(row => row.Risk.Kind)
                .ThenByDescending(row => row.Risk.Records))
            .Badge("Risk", row => new Badge(Words(row.Risk.Kind), row.Risk.Kind is RiskKind.TooLong or RiskKind.UnknownChoice ? Tone.Notice : Tone.Warning))
            .Text("Object", row => row.Object.Plan.SourceLabel)
            .Text("Field", row => row.Field.Label)
            .Text("Goes to", row => row.Field.Row.Destination)
            .Whole("Limit", row => row.Risk.Limit, "characters")
            .Whole("Records", row => row.Risk.Records)
            .Whole("Longest", row => row.Risk.Longest, "characters")
            .Whole("Lost", row => row.Risk.Limit is null ? null : row.Risk.CharactersLost, "characters")
            .Text("Example", row => row.Risk.Example.ToString())
            .RecordText("Its value", row => row.Risk.Value)
            .Caption("Values that do not fit; a character is a UTF-16 unit").MaxRows(200).Build();

    /// <summary>Every field that any record fills, those that lose most first, technical ones last.</summary>
    public static Table LossBudget(MappingReview review) =>
        Table.Of(review.Objects
                .SelectMany(found => found.Fields.Select(field => (Object: found, Field: field)))
                .Where(row => row.Field.Filled > 0)
                .OrderBy(row => IsTechnical(row.Field.Row))
                .ThenByDescending(row => row.Field.Lost))
            .Text("Object", row => row.Object.Plan.SourceLabel)
            .Text("Field", row => row.Field.Label)
            .Text("Goes to", row => row.Field.Row.Destination)
            .Whole("Carry a value", row => row.Field.Filled)
            .Whole("Kept equal", row => row.Field.Kept)
            .Whole("Changed", row => row.Field.Changed)
            .Whole("Lost", row => row.Field.Lost)
            .Percent("Share lost", row => (decimal)row.Field.Lost / row.Field.Filled)
            .Text("Lost why", row => string.Join(" ", row.Field.Losses.Select(loss => $"{ValueText.Whole(loss.Records)}: {ReasonCode.Explain(loss.Code)}")))
            .Caption("Loss budget: records per field, as the plan stands").MaxRows(400).TotalRow().Build();

    private static bool IsTechnical(FieldPlan row) => row.Transform is Transform.Skip { Reason: ReasonCode.SystemField };

    private static string Words(RiskKind kind) => kind switch
    {
        RiskKind.Cut => "cut by the plan",
        RiskKind.TooLong => "longer than the field",
        RiskKind.WrongType => "wrong type",
        RiskKind.UnknownChoice => "no such choice yet",
        _ => "unreadable",
    };
}
