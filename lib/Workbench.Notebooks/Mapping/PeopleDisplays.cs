using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Map.Proposals;
using Workbench.Pipeline.Map.Review;

namespace Workbench.Notebooks.Mapping;

/// <summary>Agents and teams of the source, who stands for them, and who might.</summary>
internal static class PeopleDisplays
{
    public static Table Agents(Plan plan, SchemaSnapshot source, SchemaSnapshot destination, MappingProposals proposals)
    {
        var proposed = proposals.Agents.DistinctBy(agent => agent.Id).ToDictionary(agent => agent.Id, StringComparer.Ordinal);
        return Table.Of(source.Agents)
            .Text("Source agent", agent => agent.Id)
            .RecordText("Name", agent => agent.Name)
            .Text("E-mail", agent => agent.Email)
            .YesNo("Active", agent => agent.IsActive)
            .Text("Teammate", agent => plan.Agents.TryGetValue(agent.Id, out var twin)
                ? Find(twin)?.Email ?? $"{twin} (unknown now)"
                : $"placeholder: {Find(plan.PlaceholderAgentId)?.Name ?? "none chosen"}")
            .RecordText("Could be, by name", agent => Suggestion(agent))
            .Caption("People").MaxRows(200).Build();

        AgentSchema? Find(string? id) => destination.Agents.FirstOrDefault(found => found.Id == id);

        string Suggestion(AgentSchema agent) =>
            !plan.Agents.ContainsKey(agent.Id) && proposed.TryGetValue(agent.Id, out var person) && Find(person.Suggested) is { } other
                ? $"{other.Name} ({other.Email}): {person.Reason}"
                : "";
    }

    public static Table Teams(SchemaSnapshot source, SchemaSnapshot destination, MappingProposals proposals, MappingReview review)
    {
        var names = destination.Teams.DistinctBy(team => team.Id).ToDictionary(team => team.Id, team => team.Name, StringComparer.Ordinal);
        return Table.Of(proposals.Teams)
            .Text("Source team", team => team.Name)
            .Whole("Agents", team => source.Teams.FirstOrDefault(found => found.Id == team.Id)?.AgentIds.Count)
            .Text("Team", team => team.Chosen is { } id ? names.GetValueOrDefault(id, $"{id} (unknown now)") : "none of this name")
            .Text("Could be, by name", team => team.Suggested is { } id ? $"{names.GetValueOrDefault(id, id)}: {team.Reason}" : "")
            .Whole("Records without a team", team => team.Chosen is null ? Records(review, team.Name) : 0)
            .Caption("Teams").MaxRows(200).Build();
    }

    private static long Records(MappingReview review, string name) => review.Objects
        .SelectMany(found => found.Fields)
        .Where(field => field.Row.Transform is not (Transform.MapValues or Transform.AgentByEmail))
        .SelectMany(field => field.Unmapped)
        .Where(value => string.Equals(value.Value.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase))
        .Sum(value => value.Records);
}
