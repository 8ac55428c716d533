using System.Globalization;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Map.Matching;
using Workbench.Pipeline.Map.Proposals;

namespace Workbench.Notebooks.Mapping;

/// <summary>What was proposed for each field, by confidence band, as a table and as a chart of the same numbers.</summary>
internal static class ProposalDisplays
{
    /// <summary>The proposals that deserve a look first; what is known comes last.</summary>
    public static Table Table(MappingProposals proposals, Plan plan, SchemaSnapshot source)
    {
        var table = Tables.Table.Of(proposals.Fields.OrderBy(field => field.Band()))
            .Badge("Confidence", field => new Badge(BandWords.Of(field.Band()), BandWords.Tone(field.Band())))
            .Text("Object", field => plan.For(field.Object)?.SourceLabel ?? field.Object)
            .Text("Source field", field => Named(field.Source, Field(source, field)?.Label))
            .Text("Proposed", Proposed)
            .Decimal("Score", field => (decimal?)field.Score)
            .Text("Why", field => Sentence(field))
            .Text("Next best", field => string.Join("; ", field.NextBest.Select(Words)))
            .Caption("Proposals by confidence, the least certain first").MaxRows(400);
        if (proposals.Fields.Any(field => field.Advice is not null))
        {
            table = table.Text("Advisor", field => field.Advice);
        }

        return (proposals.Fields.Any(field => Edited(field, plan) is not null) ? table.Text("Plan now", field => Edited(field, plan)) : table).Build();
    }

    public static Figure Chart(MappingProposals proposals)
    {
        var bands = Enum.GetValues<ProposalBand>();
        var counts = proposals.Fields.CountBy(field => field.Band()).ToDictionary();
        return Figure.Bar(
            new FigureLabels("Proposals by confidence", "How many source fields stand in each band. Look at the upper bands first.", "Confidence", "Fields"),
            [.. bands.Select(BandWords.Of)],
            [new FigureSeries("Fields", [.. bands.Select(band => (double?)counts.GetValueOrDefault(band))])],
            horizontal: true).WithList("deliverables/mapping-review.csv");
    }

    private static FieldSchema? Field(SchemaSnapshot source, ProposedField field) =>
        source.Objects.FirstOrDefault(found => found.Name == field.Object)?.Field(field.Source);

    /// <summary>The machine name, and the label where it says more.</summary>
    private static string Named(string name, string? label) => label is null || label == name ? name : $"{label} ({name})";

    private static string Proposed(ProposedField field) => field switch
    {
        { Chosen: null } => "left behind",
        { Basis: not ProposalBasis.Existing, Creation: { } creation } => $"new field {Words(creation)}",
        _ => field.Chosen,
    };

    /// <summary>Of an abstention the cause alone: why the connector creates what it creates stands in the plan.</summary>
    private static string Sentence(ProposedField field) => string.Join("; ", field is { Abstained: true, Reasons.Count: > 1 } ? field.Reasons.Take(1) : field.Reasons);

    private static string Words(NewField creation)
    {
        var options = creation.Options.Count == 0 ? "" : $", {creation.Options.Count} options";
        return $"{creation.Name} ({creation.Type}{options})";
    }

    private static string Words(NextBest next) => string.Create(CultureInfo.InvariantCulture, $"{next.Field} {next.Score:0.00}");

    /// <summary>Where the plan sends the field now; null where that is what was proposed.</summary>
    private static string? Edited(ProposedField field, Plan plan)
    {
        var row = plan.For(field.Object)?.For(field.Source);
        return row is null ? "not in the plan" : row.Destination == field.Chosen ? null : row.Destination ?? "left behind";
    }
}
