using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Core.Connectors;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Validation;

namespace Workbench.Pipeline.Map.Edits;

/// <summary>Changes rows of a plan as a person chose. Pure: nothing is read and nothing is written.</summary>
public static class PlanEditing
{
    /// <summary>Longest name of a person, in characters.</summary>
    private const int MaxNameLength = 200;

    /// <summary>Applies all edits, or none where one of them cannot be.</summary>
    public static EditedPlan Apply(
        Plan plan, IReadOnlyList<PlanEdit> edits, SchemaSnapshot source, SchemaSnapshot destination, IDestinationConnector connector)
    {
        var problems = new List<EditProblem>();
        var changes = new List<(int Edit, FieldChange Change)>();
        var seen = new HashSet<(string, string)>();
        var fields = new DestinationFields(plan, source, destination, connector);
        foreach (var (index, edit) in edits.Index())
        {
            var (row, problem) = RowFinder.Find(plan, source, edit.SourceObject, edit.SourceField);
            if (row is null)
            {
                problems.Add(problem! with { Edit = index });
                continue;
            }

            var before = problems.Count;
            if (!seen.Add((row.Object.SourceObject, row.Field.Source)))
            {
                problems.Add(new(index, EditPart.Field, $"{row.Name} is changed twice. Keep one of the two changes."));
            }

            if (string.IsNullOrWhiteSpace(edit.By) || edit.By.Length > MaxNameLength || edit.By.Any(char.IsControl))
            {
                problems.Add(new(index, EditPart.By, $"{row.Name}: a choice needs the name of the person who makes it, in one line."));
            }

            var after = row.Field with
            {
                Destination = fields.NameOf(row.Object, edit.Destination), Transform = edit.Transform, Score = null, Why = edit.Why,
            };
            problems.AddRange(EditRules.Problems(row, after, fields).Select(text => new EditProblem(index, EditPart.Transform, $"{row.Name}: {text}")));
            problems.AddRange(fields.Problems(row, after).Select(text => new EditProblem(index, EditPart.Destination, $"{row.Name}: {text}")));
            if (problems.Count == before && (edit.IsRemembered || !IsSame(row.Field, after)))
            {
                changes.Add((index, new FieldChange(row.Object, row.Field, after)));
            }
        }

        if (problems.Count > 0 || changes.Count == 0)
        {
            return new EditedPlan(problems.Count > 0 ? null : plan, [], problems);
        }

        var edited = With(plan, [.. changes.Select(change => change.Change)]);
        var known = PlanCheck.Problems(plan, source, destination, connector).Select(Told).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(PlanCheck.Problems(edited, source, destination, connector).Where(problem => !known.Contains(Told(problem)))
            .Select(problem => Blamed(problem, edited, changes)));
        return problems.Count > 0 ? new EditedPlan(null, [], problems) : new EditedPlan(edited, [.. changes.Select(change => change.Change)], []);
    }

    /// <summary>A problem of the whole plan belongs to the edit at its place, else to the first: one of them brought it in.</summary>
    private static EditProblem Blamed(PlanProblem problem, Plan edited, IReadOnlyList<(int Edit, FieldChange Change)> changes)
    {
        var path = problem.Path.ToString();
        var (edit, change) = changes.FirstOrDefault(change => path.StartsWith(PlaceOf(change.Change, edited) + ".", StringComparison.Ordinal), changes[0]);
        return new EditProblem(
            edit,
            path.EndsWith(".destination", StringComparison.Ordinal) ? EditPart.Destination : EditPart.Transform,
            $"{NearestNames.Quote(change.Object.SourceLabel)}.{NearestNames.Quote(change.After.Source)}: {path} would be {problem.Value}; expected {problem.Expected}.");
    }

    private static string PlaceOf(FieldChange change, Plan edited)
    {
        var place = edited.Objects.Index().First(row => row.Item.SourceObject == change.Object.SourceObject);
        return $"objects[{place.Index}].fields[{place.Item.Fields.Index().First(field => field.Item.Source == change.After.Source).Index}]";
    }

    private static string Told(PlanProblem problem) => problem.Print("");

    /// <summary>True where both rows do the same to the value, whatever they say about why.</summary>
    private static bool IsSame(FieldPlan left, FieldPlan right) =>
        left.Destination == right.Destination && JsonNode.DeepEquals(Json(left.Transform), Json(right.Transform));

    private static JsonNode? Json(Transform transform) => JsonSerializer.SerializeToNode(transform, CanonicalJson.Options);

    private static Plan With(Plan plan, IReadOnlyList<FieldChange> changes)
    {
        if (changes.Count == 0)
        {
            return plan;
        }

        var byObject = changes.ToLookup(change => change.Object.SourceObject, StringComparer.Ordinal);
        return plan with { Objects = [.. plan.Objects.Select(row => byObject.Contains(row.SourceObject) ? With(row, [.. byObject[row.SourceObject]]) : row)] };
    }

    private static ObjectPlan With(ObjectPlan row, IReadOnlyList<FieldChange> changes)
    {
        var after = changes.ToDictionary(change => change.After.Source, change => change.After, StringComparer.Ordinal);
        return row with
        {
            Fields =
            [
                .. row.Fields.Select(field => after.Remove(field.Source, out var changed) ? changed : field),
                .. after.Values,
            ],
        };
    }
}
