using System.Text.Json;
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
                Problem(path.At("sourceObject"), Shown.Of(row.SourceObject), "every source object once");
            }

            Object(row, path);
        }

        Agents();
        problems.AddRange(plan.RejectLimits is { } limits ? RejectLimitsFit.Problems(limits, connector) : []);
        return problems;
    }

    private void Object(ObjectPlan row, PlanPath path)
    {
        if (source.Objects.FirstOrDefault(found => found.Name == row.SourceObject) is not { } from)
        {
            Problem(path.At("sourceObject"), Shown.Of(row.SourceObject), $"an object of {source.System}; discover again if it is new there");
            return;
        }

        var proposed = from.Kind is null ? null : connector.Propose(from, source, destination);
        if (row.DestinationObject is { } name && name != proposed?.DestinationObject && destination.Objects.All(found => found.Name != name))
        {
            Problem(path.At("destinationObject"), Shown.Of(name), $"an object of {destination.System}: {string.Join(", ", destination.Objects.Select(found => found.Name).Take(12))}");
            return;
        }

        for (var index = 0; index < row.Fields.Count; index++)
        {
            Field(row, row.Fields[index], from, proposed, path.At("fields").At(index));
        }

        Sharing(row, proposed, path);
        Circles(row, path);
    }

    private void Field(ObjectPlan row, FieldPlan field, ObjectSchema from, ObjectPlan? proposed, PlanPath path)
    {
        foreach (var (member, expected) in TransformRules.Faults(field.Transform))
        {
            Problem(path.At("transform").At(member), Setting(field, member), expected);
        }

        if (from.Field(field.Source) is not { } schema)
        {
            Problem(path.At("source"), Shown.Of(field.Source), $"a field of {Shown.Raw(from.Label)} in {source.System}; discover again if it is new there");
            return;
        }

        foreach (var read in field.Transform.Reads().Where(read => from.Field(read) is null))
        {
            Problem(path.At("transform").At(field.Transform is Transform.Template ? "text" : "fields"), Shown.Of(read), $"fields of {Shown.Raw(from.Label)}");
        }

        if (field.Transform is Transform.Default other && TypedText.Read(other.Value, schema.Type) is null)
        {
            Problem(path.At("transform").At("value"), Shown.Of(other.Value), TypedText.Form(schema.Type));
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
            Problem(path.At("destination"), "missing", "a destination field; to leave the field behind, use the transform \"skip\"");
            return;
        }

        var isKnown = !isTag && proposed?.Fields.Any(other => other.Destination == field.Destination) == true;
        if (!isKnown && connector.Refusal(plan, row, field, destination) is { } refusal)
        {
            Problem(isTag ? path.At("transform") : path.At("destination"), field.Destination is null ? TransformName(field) : Shown.Of(field.Destination), $"something else: {refusal}");
        }
        else if (!isTag && destination.Objects.FirstOrDefault(found => found.Name == row.DestinationObject)?.Field(field.Destination!) is { } target
            && !Holds(target.Type, field.Transform, schema.Type))
        {
            Problem(
                path.At("transform"), $"{TransformName(field)} of a {Word(schema.Type)} field",
                $"a transform whose result the {Word(target.Type)} field {Shown.Of(target.Label)} can hold, not {Word(field.Transform.ResultType(schema.Type))}");
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
                Problem(path.At("fields").At(index).At("source"), Shown.Of(field.Source), "every source field once");
            }

            if (row.DestinationObject is not null && field.Destination is { } name
                && field.Transform is not (Transform.Skip or Transform.Relate or Transform.BodyLine or Transform.ToTag)
                && !taken.Add(name) && !connector.Joins(row, name) && !(proposed?.Fields.Count(other => other.Destination == name) > 1))
            {
                Problem(
                    path.At("fields").At(index).At("destination"), Shown.Of(name), "a field that no other row fills; to join several, use \"concatenate\" or \"template\" in one of the rows");
            }
        }
    }

    private void Circles(ObjectPlan row, PlanPath path)
    {
        if (FieldCircle.In(row) is { Row: var index, Way: var way })
        {
            Problem(path.At("fields").At(index).At("transform"), Shown.Of(string.Join(" <- ", way)), "fields that do not read each other in a circle");
        }
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
                Problem(path.At(from), Shown.Of(from), $"the id of an agent of {source.System} on the left");
            }

            if (!known.Contains(to))
            {
                Problem(path.At(from), Shown.Of(to), $"the id of an agent of {destination.System}");
            }
        }

        if (plan.PlaceholderAgentId is { } placeholder && !known.Contains(placeholder))
        {
            Problem(PlanPath.Root.At("placeholderAgentId"), Shown.Of(placeholder), $"the id of an agent of {destination.System}");
        }
    }

    private static bool IsProposed(FieldPlan field, ObjectPlan? proposed) => proposed?.For(field.Source) is { } own
        && own.Destination == field.Destination && own.Transform.GetType() == field.Transform.GetType();

    private static string TransformName(FieldPlan field) => $"the transform \"{TransformNames.Of(field.Transform)}\"";

    /// <summary>A setting as the plan writes it.</summary>
    private static string Setting(FieldPlan field, string member) =>
        JsonSerializer.SerializeToNode(field.Transform, PlanFormat.Options)?[member] is { } value ? Shown.Raw(value.ToJsonString()) : "missing";

    private static string Word(FieldType type) => type.ToString().ToLowerInvariant();

    private void Problem(PlanPath path, string value, string expected) => problems.Add(new PlanProblem(path, value, expected));
}
