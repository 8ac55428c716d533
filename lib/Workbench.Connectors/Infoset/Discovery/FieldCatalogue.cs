using System.Text.Json;
using Workbench.Connectors.Infoset.Operator;
using Workbench.Connectors.Infoset.Shapes;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset.Discovery;

/// <summary>The fields of an object: the standard ones, with the account's pipelines and stages, and the account's own.</summary>
internal static class FieldCatalogue
{
    /// <param name="rows">Some rows of the object: a custom value that nobody defined still becomes a field.</param>
    public static IReadOnlyList<FieldSchema> Of(
        RecordShape shape, IReadOnlyList<PropertyDefinition> properties, IReadOnlyList<PipelineDefinition> pipelines, IReadOnlyList<JsonElement> rows)
    {
        var own = pipelines.Where(pipeline => pipeline.Object == shape.PropertyObject).ToList();
        var standard = shape.Fields.Select(field => field.Name switch
        {
            "pipelineId" => field with { Options = [.. own.Select(pipeline => new FieldOption(pipeline.Id, pipeline.Name))] },
            "stageId" => field with { Options = Stages(own) },
            _ => field,
        }).ToList();
        if (shape.PropertyObject is null)
        {
            return standard;
        }

        var taken = standard.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var defined = properties.Where(property => property.Object == shape.PropertyObject).ToList();
        var known = defined.Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        var undefined = rows.SelectMany(Customs).Distinct().Where(name => !known.Contains(name))
            .Select(name => new PropertyDefinition(shape.PropertyObject, name, name, "text", []));
        return [.. standard, .. defined.Concat(undefined).Select(property => Custom(property, taken))];
    }

    private static IEnumerable<string> Customs(JsonElement row) =>
        row.Member(InfosetMapper.CustomValues) is { ValueKind: JsonValueKind.Object } values
            ? values.EnumerateObject().Select(value => value.Name)
            : [];

    // Two pipelines may have a stage of the same name: then the pipeline stands in front.
    private static IReadOnlyList<FieldOption> Stages(IReadOnlyList<PipelineDefinition> pipelines)
    {
        var stages = pipelines.SelectMany(pipeline => pipeline.Stages.Select(stage => (Pipeline: pipeline.Name, Stage: stage)))
            .DistinctBy(pair => pair.Stage.Id).ToList();
        var repeated = stages.GroupBy(pair => pair.Stage.Label, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
            .Select(same => same.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. stages.Select(pair => repeated.Contains(pair.Stage.Label)
            ? pair.Stage with { Label = $"{pair.Pipeline}: {pair.Stage.Label}" }
            : pair.Stage)];
    }

    private static FieldSchema Custom(PropertyDefinition property, HashSet<string> taken)
    {
        var name = taken.Add(property.Name) ? property.Name : $"custom.{property.Name}";
        return new FieldSchema(
            name,
            property.Label.Length > 0 ? property.Label : property.Name,
            TypeOf(property.Type),
            Options: [.. property.Options.Select(option => new FieldOption(option, option))],
            IsCustom: true,
            VendorId: property.Name);
    }

    private static FieldType TypeOf(string type) => type switch
    {
        "text" => FieldType.Text,
        "number" => FieldType.Number,
        "date" => FieldType.Date,
        "list" => FieldType.Choice,
        "bool" => FieldType.Boolean,
        _ => FieldType.Unknown,
    };
}
