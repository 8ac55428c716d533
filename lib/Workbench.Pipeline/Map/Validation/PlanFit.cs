using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Transforms;

namespace Workbench.Pipeline.Map.Validation;

/// <summary>Holds a plan's meaning against both systems as they were discovered. Rows as the destination's connector proposes them are its own affair.</summary>
internal sealed class PlanFit(Plan plan, SchemaSnapshot source, SchemaSnapshot destination, IDestinationConnector connector)
{
    private readonly List<PlanProblem> problems = [];

    public IReadOnlyList<PlanProblem> Problems()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < plan.Objects.Count; index++)
        {
            var (row, path) = (plan.Objects[index], PlanPath.Root.At("objects").At(index));
            if (!seen.Add(row.SourceObject))
            {
                Problem(path.At("sourceObject"), row.SourceObject, "every source object once");
            }

            Object(row, path);
        }

        Agents();
        return problems;
    }

    private void Object(ObjectPlan row, PlanPath path)
    {
        if (source.Objects.FirstOrDefault(found => found.Name == row.SourceObject) is not { } from)
        {
            Problem(path.At("sourceObject"), row.SourceObject, $"an object of {source.System}; discover again if it is new there");
            return;
        }

        var proposed = from.Kind is null ? null : connector.Propose(from, source, destination);
        if (row.DestinationObject is { } name && name != proposed?.DestinationObject && destination.Objects.All(found => found.Name != name))
        {
            Problem(path.At("destinationObject"), name, $"an object of {destination.System}: {string.Join(", ", destination.Objects.Select(found => found.Name).Take(12))}");
            return;
        }

        for (var index = 0; index < row.Fields.Count; index++)
        {
            Field(row, row.Fields[index], from, proposed, path.At("fields").At(index));
        }

        Sharing(row, proposed, path);
        Cycles(row, path);
    }

    private void Field(ObjectPlan row, FieldPlan field, ObjectSchema from, ObjectPlan? proposed, PlanPath path)
    {
        foreach (var (member, expected) in TransformRules.Faults(field.Transform))
        {
            Problem(path.At("transform").At(member), TransformName(field), expected);
        }

        if (from.Field(field.Source) is not { } schema)
        {
            Problem(path.At("source"), field.Source, $"a field of {from.Label} in {source.System}; discover again if it is new there");
            return;
        }

        foreach (var read in field.Transform.Reads().Where(read => from.Field(read) is null))
        {
            Problem(path.At("transform").At(field.Transform is Transform.Template ? "text" : "fields"), read, $"fields of {from.Label}");
        }

        if (field.Transform is Transform.Default other && TypedText.Read(other.Value, schema.Type) is null)
        {
            Problem(path.At("transform").At("value"), other.Value, TypedText.Form(schema.Type));
        }

        if (row.DestinationObject is not null && !IsProposed(field, proposed))
        {
            Destination(row, field, schema, proposed, path);
        }
    }

    private void Destination(ObjectPlan row, FieldPlan field, FieldSchema schema, ObjectPlan? proposed, PlanPath path)
    {
        if (field.Transform is Transform.Skip or Transform.Relate)
        {
            return;
        }

        var isTag = field.Transform is Transform.ToTag;
        if (field.Destination is not { } name && !isTag)
        {
            Problem(path.At("destination"), "missing", "a destination field; to leave the field behind, use the transform \"skip\"", isText: false);
            return;
        }

        var isKnown = !isTag && proposed?.Fields.Any(other => other.Destination == field.Destination) == true;
        if (!isKnown && connector.Refusal(plan, row, field, destination) is { } refusal)
        {
            Problem(isTag ? path.At("transform") : path.At("destination"), field.Destination ?? TransformName(field), $"something else: {refusal}");
        }
        else if (!isTag && destination.Objects.FirstOrDefault(found => found.Name == row.DestinationObject)?.Field(field.Destination!) is { } target
            && !Holds(target.Type, field.Transform, schema.Type))
        {
            Problem(
                path.At("transform"), $"{TransformName(field)} of a {Word(schema.Type)} field",
                $"a transform whose result the {Word(target.Type)} field '{target.Label}' can hold, not {Word(field.Transform.ResultType(schema.Type))}", isText: false);
        }
    }

    /// <summary>Text holds everything; the other types hold their own, and what a destination reads out of a text is told at compose time.</summary>
    private static bool Holds(FieldType target, Transform transform, FieldType source) => (target, transform.ResultType(source)) switch
    {
        (_, _) when transform is Transform.BodyLine => true,
        (FieldType.Number or FieldType.Duration, var result) => result is FieldType.Number or FieldType.Duration,
        (FieldType.Boolean, var result) => result == FieldType.Boolean,
        (FieldType.Date or FieldType.Instant, var result) => result is FieldType.Date or FieldType.Instant,
        (FieldType.Agent, var result) => result == FieldType.Agent,
        (FieldType.Link or FieldType.Links, var result) => result is FieldType.Link or FieldType.Links,
        (FieldType.File, var result) => result == FieldType.File,
        (FieldType.Choice or FieldType.MultiChoice, var result) => result is not (FieldType.Html or FieldType.Links or FieldType.File),
        _ => true,
    };

    /// <summary>Several rows into one field, where it keeps the last alone.</summary>
    private void Sharing(ObjectPlan row, ObjectPlan? proposed, PlanPath path)
    {
        var fields = new HashSet<string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < row.Fields.Count; index++)
        {
            var field = row.Fields[index];
            if (!fields.Add(field.Source))
            {
                Problem(path.At("fields").At(index).At("source"), field.Source, "every source field once");
            }

            if (row.DestinationObject is not null && field.Destination is { } name
                && field.Transform is not (Transform.Skip or Transform.Relate or Transform.BodyLine or Transform.ToTag)
                && !taken.Add(name) && !connector.Joins(row, name) && !(proposed?.Fields.Count(other => other.Destination == name) > 1))
            {
                Problem(
                    path.At("fields").At(index).At("destination"), name, "a field that no other row fills; to join several, use \"concatenate\" or \"template\" in one of the rows");
            }
        }
    }

    private void Cycles(ObjectPlan row, PlanPath path)
    {
        var reads = row.Fields.DistinctBy(field => field.Source).ToDictionary(
            field => field.Source, field => field.Transform.Reads().Where(read => read != field.Source).ToList(), StringComparer.Ordinal);
        for (var index = 0; index < row.Fields.Count; index++)
        {
            if (Way(row.Fields[index].Source, reads) is { } way)
            {
                Problem(
                    path.At("fields").At(index).At("transform"), string.Join(" <- ", way), "fields that do not read each other in a circle");
                return;
            }
        }
    }

    /// <summary>The way from a field back to itself; null where there is none.</summary>
    private static IReadOnlyList<string>? Way(string start, IReadOnlyDictionary<string, List<string>> reads)
    {
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var field))
        {
            foreach (var read in reads.GetValueOrDefault(field) ?? [])
            {
                if (read == start)
                {
                    var way = new List<string> { start };
                    for (var at = field; at != start; at = before[at])
                    {
                        way.Add(at);
                    }

                    way.Add(start);
                    return way;
                }

                if (before.TryAdd(read, field))
                {
                    open.Enqueue(read);
                }
            }
        }

        return null;
    }

    private void Agents()
    {
        var path = PlanPath.Root.At("agents");
        var known = destination.Agents.Select(agent => agent.Id).ToHashSet(StringComparer.Ordinal);
        var former = source.Agents.Select(agent => agent.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (from, to) in plan.Agents)
        {
            if (!former.Contains(from))
            {
                Problem(path.At(from), from, $"the id of an agent of {source.System} on the left");
            }

            if (!known.Contains(to))
            {
                Problem(path.At(from), to, $"the id of an agent of {destination.System}");
            }
        }

        if (plan.PlaceholderAgentId is { } placeholder && !known.Contains(placeholder))
        {
            Problem(PlanPath.Root.At("placeholderAgentId"), placeholder, $"the id of an agent of {destination.System}");
        }
    }

    private static bool IsProposed(FieldPlan field, ObjectPlan? proposed) => proposed?.For(field.Source) is { } own
        && own.Destination == field.Destination && own.Transform.GetType() == field.Transform.GetType();

    private static string TransformName(FieldPlan field) => $"the transform \"{TransformNames.Of(field.Transform)}\"";

    private static string Word(FieldType type) => type.ToString().ToLowerInvariant();

    private void Problem(PlanPath path, string value, string expected, bool isText = true) =>
        problems.Add(new PlanProblem(path, isText && !value.StartsWith("the transform", StringComparison.Ordinal) ? Shown.Of(value) : value, expected));
}
