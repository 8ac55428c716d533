using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Proposals;

namespace Workbench.Pipeline.Map;

/// <summary>
/// Proposes a plan from both schema snapshots: the destination connector's own rows wherever a role or a rule says what becomes of a
/// field; for the others an existing custom field of the destination where one fits, else the connector's row, which creates one.
/// </summary>
public static class PlanProposer
{
    /// <summary>Proposes the whole plan. Nothing moves before a person has signed it.</summary>
    /// <param name="samples">What the records of a source object show of its fields, by field name; nothing by default.</param>
    public static ProposedPlan Propose(
        string route,
        SchemaSnapshot source,
        SchemaSnapshot destination,
        IDestinationConnector connector,
        Func<ObjectSchema, IReadOnlyDictionary<string, FieldSample>>? samples = null)
    {
        var known = source.Objects.Where(found => found.Kind is not null).ToList();
        var objects = known.Select(found => connector.Propose(found, source, destination)).ToList();
        var (fields, values, asked) = (new List<ProposedField>(), new List<ProposedValues>(), new List<AskedField>());
        for (var index = 0; index < objects.Count; index++)
        {
            var own = objects[index];
            var twin = destination.Objects.FirstOrDefault(found => found.Name == own.DestinationObject);
            var proposed = new ObjectProposer(known[index], own, twin, FilledByOthers(own, objects), samples ?? NoSamples).Propose();
            objects[index] = proposed.Plan;
            fields.AddRange(proposed.Fields);
            values.AddRange(proposed.Values);
            asked.AddRange(proposed.Asked);
        }

        var ignored = source.Objects
            .Where(found => found.Kind is null)
            .Select(found => new ObjectPlan(
                found.Name, found.Label, Kind.CustomRecord, Outcome.NotMigrated, null, [], ReasonCode.NotChosen));
        var plan = new Plan(
            route,
            [.. objects, .. ignored],
            AgentsByEmail(source, destination),
            Placeholder(destination),
            connector.ProposeChoices(source, destination));
        var (agents, teams) = (PeopleProposer.Agents(source, destination, plan.Agents), PeopleProposer.Teams(source, destination));
        return new ProposedPlan(plan, new MappingProposals(route, plan.Hash(), fields, values, agents, teams), asked);
    }

    /// <summary>
    /// Fields that objects of other kinds fill on the same twin, as an organization does that is flattened onto its contacts. Objects of one
    /// kind share fields: each record of theirs gets a twin of its own.
    /// </summary>
    private static HashSet<string> FilledByOthers(ObjectPlan own, IEnumerable<ObjectPlan> objects) => objects
        .Where(other => other.DestinationObject == own.DestinationObject && other.Kind != own.Kind)
        .SelectMany(other => other.Fields)
        .Select(row => row.Destination)
        .OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    private static Dictionary<string, FieldSample> NoSamples(ObjectSchema source) => [];

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
}
