using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Kit;

/// <summary>What the rows of a plan ask to be created.</summary>
internal static class PlannedFields
{
    /// <summary>True for a row whose value stands in a field: not skipped, not a relation, not a tag.</summary>
    public static bool FillsAField(FieldPlan row) => row.Transform is not (Transform.Skip or Transform.Relate or Transform.ToTag);

    /// <summary>The labels that the transform can make of a field's choices, each once.</summary>
    public static IReadOnlyList<string> Options(FieldPlan row, FieldSchema field)
    {
        var labels = field.Options.Select(option => option.Label);
        labels = row.Transform switch
        {
            Transform.MapValues map => labels.Select(label => map.Values.GetValueOrDefault(label, label)).Concat(map.Values.Values),
            Transform.Default other => labels.Append(other.Value),
            _ => labels,
        };
        return [.. labels.Select(label => label.Trim()).Where(label => label.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Why a name that the snapshot does not know cannot become a field; null where it is known.</summary>
    public static string? Unknown(ObjectPlan row, FieldPlan field, SchemaSnapshot destination) =>
        field.Destination is { } name && destination.Objects.FirstOrDefault(found => found.Name == row.DestinationObject)?.Field(name) is null
            ? $"'{row.DestinationObject}' has no field '{name}', and none can be created there"
            : null;

    /// <summary>Beginnings of the tags that the rows make.</summary>
    public static IEnumerable<string> TagPrefixes(IEnumerable<ObjectPlan> rows) => rows
        .Where(row => row.DestinationObject is not null)
        .SelectMany(row => row.Fields)
        .Select(field => field.Transform)
        .OfType<Transform.ToTag>()
        .Select(tag => tag.Prefix)
        .Where(prefix => prefix.Trim().Length > 0)
        .Distinct(StringComparer.OrdinalIgnoreCase);
}
