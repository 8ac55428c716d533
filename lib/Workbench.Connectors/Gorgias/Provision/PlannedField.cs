using System.Text.Json.Nodes;
using Workbench.Connectors.Gorgias.Propose;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Provision;

/// <summary>A custom field that a plan's rows ask for.</summary>
/// <param name="Type">Number, Boolean, Choice (a text with choices) or Text.</param>
/// <param name="Options">Choices, each once; empty unless the type is Choice.</param>
/// <param name="ExternalId">The source's name of the field: <c>ivinex:tickets.region</c>.</param>
internal sealed record PlannedField(string Name, FieldType Type, IReadOnlyList<string> Options, string ExternalId)
{
    /// <summary>Choices of a dropdown, at most. The vendor states no limit.</summary>
    private const int MaxChoices = 2000;

    /// <summary>Ticket fields, the source's status first.</summary>
    public static IReadOnlyList<PlannedField> OfTickets(Plan plan, SchemaSnapshot source, SchemaSnapshot destination)
    {
        var statuses = Rows(plan, source, [Kind.Ticket]).Where(row => row.Plan.Destination == GorgiasNames.Status).ToList();
        var fields = Of(plan, source, Kind.Ticket);
        return statuses.Count == 0 || !new TicketSlots(source, destination).HasStatus
            ? fields
            : [Build(TicketSlots.StatusField, FieldType.Choice, [.. statuses.SelectMany(row => Labels(row.Field))], $"{source.System}:status"), .. fields];
    }

    /// <summary>The fields of some kinds, each name once; two source fields of one name share their choices.</summary>
    public static IReadOnlyList<PlannedField> Of(Plan plan, SchemaSnapshot source, params Kind[] kinds) =>
    [
        .. Rows(plan, source, kinds)
            .Where(row => GorgiasNames.IsField(row.Plan.Destination ?? "") && PlannedFields.FillsAField(row.Plan))
            .GroupBy(row => row.Plan.Destination!, StringComparer.Ordinal)
            .Select(group => Build(group.Key, Shape(group.First()), [.. group.SelectMany(row => PlannedFields.Options(row.Plan, row.Field))], $"{source.System}:{group.First().Object}.{group.First().Field.Name}")),
    ];

    public JsonObject Json(string objectType, int priority) => new()
    {
        ["object_type"] = objectType,
        ["label"] = PlainText.Cut(GorgiasNames.Label(Name), 255),
        ["external_id"] = PlainText.Cut(ExternalId, 255),
        ["description"] = "Imported",
        ["required"] = false,
        ["priority"] = Math.Min(5000, priority),
        ["definition"] = new JsonObject { ["data_type"] = DataType, ["input_settings"] = Input() },
    };

    private string DataType => Type switch { FieldType.Number => "number", FieldType.Boolean => "boolean", _ => "text" };

    private JsonObject Input() => Type switch
    {
        FieldType.Number => new() { ["input_type"] = "input_number" },
        FieldType.Boolean => new() { ["input_type"] = "dropdown", ["choices"] = new JsonArray(true, false) },
        FieldType.Choice => new() { ["input_type"] = "dropdown", ["choices"] = new JsonArray([.. Options.Select(option => (JsonNode)JsonValue.Create(option))]) },
        _ => new() { ["input_type"] = "input" },
    };

    private static PlannedField Build(string name, FieldType type, IReadOnlyList<string> labels, string externalId)
    {
        var options = labels.Distinct(StringComparer.Ordinal).ToList();
        return type == FieldType.Choice && options.Count is > 0 and <= MaxChoices
            ? new(name, type, options, externalId)
            : new(name, type == FieldType.Choice ? FieldType.Text : type, [], externalId);
    }

    /// <summary>The source's own words: a field beside the status keeps them, whatever the status becomes.</summary>
    private static IEnumerable<string> Labels(FieldSchema field) => field.Options.Select(option => option.Label.Trim()).Where(label => label.Length > 0);

    private static FieldType Shape((FieldPlan Plan, string Object, FieldSchema Field) row) =>
        row.Plan.Transform.ResultType(row.Field.Type) is var type and (FieldType.Number or FieldType.Boolean or FieldType.Choice) ? type : FieldType.Text;

    private static IEnumerable<(FieldPlan Plan, string Object, FieldSchema Field)> Rows(Plan plan, SchemaSnapshot source, IReadOnlyList<Kind> kinds) =>
        from found in plan.Objects
        where kinds.Contains(found.Kind) && found.DestinationObject is not null
        from row in found.Fields
        let field = source.Object(found.SourceObject).Field(row.Source)
        where field is not null
        select (row, found.SourceObject, field);
}
