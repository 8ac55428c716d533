using System.Text.Json;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Map.Edits;

/// <summary>Where values of a source object can go: fields that stand in the destination, places that its connector proposes, and fields that it would create.</summary>
internal sealed class DestinationFields(Plan plan, SchemaSnapshot source, SchemaSnapshot destination, IDestinationConnector connector)
{
    private readonly Dictionary<string, HashSet<string>> places = new(StringComparer.Ordinal);
    private HashSet<string>? provisions;

    /// <summary>The existing fields of the destination object; a vendor may keep them in several objects of the kind, for example in ticket types.</summary>
    public static IEnumerable<FieldSchema> Of(ObjectPlan row, SchemaSnapshot destination) => row.DestinationObject is null
        ? []
        : destination.Objects.Where(found => found.Name == row.DestinationObject || found.Kind == row.Kind).SelectMany(found => found.Fields);

    /// <summary>The field's name, where a label was given that only one field has; else what was given.</summary>
    public string? NameOf(ObjectPlan row, string? wanted)
    {
        if (wanted is null || Places(row).Contains(wanted) || Fields(row).Any(field => field.Name == wanted))
        {
            return wanted;
        }

        var labelled = Fields(row).Where(field => string.Equals(field.Label, wanted, StringComparison.OrdinalIgnoreCase))
            .Select(field => field.Name).Distinct(StringComparer.Ordinal).ToList();
        return labelled is [var only] ? only : wanted;
    }

    /// <summary>The existing field of that name; null where it would be created or is no field.</summary>
    public FieldSchema? Find(ObjectPlan row, string? name) => Fields(row).FirstOrDefault(field => field.Name == name);

    /// <summary>What speaks against the row's destination, in words.</summary>
    public IEnumerable<string> Problems(FoundRow row, FieldPlan after)
    {
        if (after.Transform is Transform.Skip)
        {
            return after.Destination is null
                ? []
                : [$"a field that is left behind has no destination; {NearestNames.Quote(after.Destination)} would stay empty. Remove it, or choose another transform."];
        }

        if (row.Object.DestinationObject is not { } target)
        {
            return [$"nothing of {NearestNames.Quote(row.Object.SourceLabel)} is written to the destination ({row.Object.Outcome}), so its fields can only be left behind."];
        }

        if (after.Destination is not { } name)
        {
            return after.Transform is Transform.Relate or Transform.ToTag ? [] : ["a destination field is missing. Name one, or leave the field behind with the transform 'skip'."];
        }

        if (name == row.Field.Destination || Places(row.Object).Contains(name))
        {
            return [];
        }

        var existing = Fields(row.Object).Where(field => field.Name == name).ToList();
        if (existing.Count > 0)
        {
            return existing.Exists(field => field.IsWritable) ? [] : [$"{connector.Description.Label} sets {NearestNames.Quote(name)} itself; it cannot be written."];
        }

        return WouldCreate(row, after)
            ? []
            : [$"{NearestNames.Quote(target)} has no field {NearestNames.Quote(name)}, and {connector.Description.Label} would not create one of that name"
                + $"{NearestNames.Of(name, Fields(row.Object).Where(field => field.IsWritable).Select(field => field.Name).Concat(Places(row.Object)))}."];
    }

    /// <summary>True where provisioning a plan with that row would add the choice to the field.</summary>
    public bool WouldAddOption(FoundRow row, FieldPlan after, string label)
    {
        var wanted = JsonSerializer.Serialize(label);
        return Provisions(With(row, after)).Any(found => found.Body.GetRawText().Contains(wanted, StringComparison.Ordinal));
    }

    private bool WouldCreate(FoundRow row, FieldPlan after)
    {
        provisions ??= [.. Provisions(plan).Select(Mark)];
        return Provisions(With(row, after)).Any(found => !provisions.Contains(Mark(found)));
    }

    private IReadOnlyList<Provision> Provisions(Plan wanted) => connector.Provisioning(wanted, source, destination);

    /// <summary>A hand-made field has no provision of its own: the instructions to the person name it.</summary>
    private static string Mark(Provision provision) => $"{provision.Name}\n{provision.Manual}";

    private Plan With(FoundRow row, FieldPlan after) => plan with
    {
        Objects =
        [
            .. plan.Objects.Select(found => found.SourceObject == row.Object.SourceObject
                ? found with { Fields = [.. found.Fields.Where(field => field.Source != after.Source), after] }
                : found),
        ],
    };

    private IEnumerable<FieldSchema> Fields(ObjectPlan row) => Of(row, destination);

    /// <summary>Destinations of the plan's and of the connector's own rows: not all of them are fields (a note, a body, a relation).</summary>
    private HashSet<string> Places(ObjectPlan row)
    {
        if (places.TryGetValue(row.SourceObject, out var known))
        {
            return known;
        }

        var proposed = source.Objects.FirstOrDefault(found => found.Name == row.SourceObject) is { Kind: not null } schema
            ? connector.Propose(schema, source, destination).Fields
            : [];
        return places[row.SourceObject] = row.Fields.Concat(proposed).Select(field => field.Destination).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }
}
