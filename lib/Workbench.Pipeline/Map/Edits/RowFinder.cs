using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Map.Edits;

/// <summary>A row of the plan with the source field it is about.</summary>
/// <param name="Field">As the plan has it; a row that leaves the field behind where the plan does not name it yet.</param>
public sealed record FoundRow(ObjectPlan Object, FieldPlan Field, FieldSchema Schema)
{
    /// <summary>The row for messages.</summary>
    public string Name => $"{NearestNames.Quote(Object.SourceLabel)}.{NearestNames.Quote(Field.Source)}";
}

/// <summary>Finds the row that a person means.</summary>
public static class RowFinder
{
    /// <summary>Looks for an object by name, label or kind, and in it for a field by name or label.</summary>
    /// <returns>The row, or the problem with the nearest names; its edit is 0.</returns>
    public static (FoundRow? Row, EditProblem? Problem) Find(Plan plan, SchemaSnapshot source, string sourceObject, string sourceField)
    {
        var objects = Objects(plan, sourceObject);
        if (objects is not [var found])
        {
            return (null, new EditProblem(0, EditPart.Object, objects.Count == 0
                ? $"The plan has no object {NearestNames.Quote(sourceObject)}{NearestNames.Of(sourceObject, plan.Objects.SelectMany(Names))}."
                : $"{NearestNames.Quote(sourceObject)} may be {string.Join(" or ", objects.Select(row => $"{NearestNames.Quote(row.SourceObject)} ({row.SourceLabel})"))}. Say which by its name."));
        }

        var schema = source.Objects.FirstOrDefault(known => known.Name == found.SourceObject);
        var fields = Fields(schema?.Fields ?? [], sourceField);
        return fields is [var field]
            ? (new FoundRow(found, found.For(field.Name) ?? new FieldPlan(field.Name, null, new Transform.Skip(ReasonCode.NotChosen)), field), null)
            : (null, new EditProblem(0, EditPart.Field, fields.Count == 0
                ? $"{NearestNames.Quote(found.SourceLabel)} has no field {NearestNames.Quote(sourceField)}{NearestNames.Of(sourceField, (schema?.Fields ?? []).Select(known => known.Name))}."
                : $"{NearestNames.Quote(found.SourceLabel)} has several fields {NearestNames.Quote(sourceField)}: {string.Join(", ", fields.Select(known => NearestNames.Quote(known.Name)))}. Say which by its name."));
    }

    private static List<ObjectPlan> Objects(Plan plan, string wanted)
    {
        if (plan.For(wanted) is { } exact)
        {
            return [exact];
        }

        var labelled = plan.Objects.Where(row => string.Equals(row.SourceLabel, wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        return labelled.Count > 0
            ? labelled
            : [.. plan.Objects.Where(row => string.Equals(row.Kind.Print(), wanted, StringComparison.OrdinalIgnoreCase))];
    }

    private static List<FieldSchema> Fields(IReadOnlyList<FieldSchema> fields, string wanted) =>
        fields.FirstOrDefault(field => field.Name == wanted) is { } exact
            ? [exact]
            : [.. fields.Where(field => string.Equals(field.Label, wanted, StringComparison.OrdinalIgnoreCase))];

    private static IEnumerable<string> Names(ObjectPlan row) => [row.SourceObject, row.SourceLabel, row.Kind.Print()];
}
