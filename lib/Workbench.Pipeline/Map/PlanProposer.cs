using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Map;

/// <summary>
/// Proposes a plan from both schema snapshots: the destination connector's own rows by role and type, replaced by an existing
/// destination field where exactly one custom field has the same name or label and can hold the type.
/// </summary>
public static class PlanProposer
{
    /// <summary>Proposes the whole plan. Nothing moves before a person has signed it.</summary>
    public static Plan Propose(string route, SchemaSnapshot source, SchemaSnapshot destination, IDestinationConnector connector)
    {
        var objects = source.Objects
            .Where(found => found.Kind is not null)
            .Select(found => WithExisting(found, connector.Propose(found, source, destination), destination));
        var ignored = source.Objects
            .Where(found => found.Kind is null)
            .Select(found => new ObjectPlan(
                found.Name, found.Label, Kind.CustomRecord, Outcome.NotMigrated, null, [], ReasonCode.NotChosen));
        return new Plan(
            route,
            [.. objects, .. ignored],
            AgentsByEmail(source, destination),
            Placeholder(destination),
            connector.ProposeChoices(source, destination));
    }

    /// <summary>Source agents by e-mail; only active ones on both sides match.</summary>
    private static SortedDictionary<string, string> AgentsByEmail(SchemaSnapshot source, SchemaSnapshot destination)
    {
        var byEmail = destination.Agents
            .Where(agent => agent.Email.Length > 0)
            .GroupBy(agent => agent.Email.ToLowerInvariant(), StringComparer.Ordinal)
            .Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.Single().Id, StringComparer.Ordinal);
        var matched = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var agent in source.Agents.Where(agent => agent.IsActive))
        {
            if (byEmail.TryGetValue(agent.Email.ToLowerInvariant(), out var twin))
            {
                matched[agent.Id] = twin;
            }
        }

        return matched;
    }

    /// <summary>A destination agent whose name says that it stands in for others; a person may choose another.</summary>
    private static string? Placeholder(SchemaSnapshot destination) =>
        (destination.Agents.FirstOrDefault(agent => agent.Name.Contains("migration", StringComparison.OrdinalIgnoreCase))
            ?? destination.Agents.FirstOrDefault())?.Id;

    private static ObjectPlan WithExisting(ObjectSchema source, ObjectPlan proposed, SchemaSnapshot destination)
    {
        var twin = destination.Objects.FirstOrDefault(found => found.Name == proposed.DestinationObject);
        if (twin is null)
        {
            return proposed;
        }

        var taken = proposed.Fields.Select(row => row.Destination).ToHashSet(StringComparer.Ordinal);
        return proposed with
        {
            Fields = [.. proposed.Fields.Select(row => Existing(source, row, twin, taken) ?? row)],
        };
    }

    private static FieldPlan? Existing(ObjectSchema source, FieldPlan row, ObjectSchema twin, HashSet<string?> taken)
    {
        var field = source.Field(row.Source);
        if (field is not { IsCustom: true, Role: null } || row.Transform is not Transform.Copy || row.Destination is null || twin.Field(row.Destination) is not null)
        {
            return null;
        }

        var same = twin.Fields
            .Where(candidate => candidate is { IsCustom: true, IsWritable: true } && candidate.Type == field.Type && !taken.Contains(candidate.Name))
            .Where(candidate => SameName(candidate, field))
            .ToList();
        return same is [var only] && Covers(only, field)
            ? row with { Destination = only.Name, Score = 1.0, Why = $"Same name and type as the existing field '{only.Label}'." }
            : null;
    }

    private static bool SameName(FieldSchema left, FieldSchema right) =>
        string.Equals(left.Name, right.Name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(left.Label, right.Label, StringComparison.OrdinalIgnoreCase);

    private static bool Covers(FieldSchema destination, FieldSchema source) =>
        source.Options.Count == 0
        || source.Options.All(option => destination.Options.Any(other => other.Label == option.Label));
}
