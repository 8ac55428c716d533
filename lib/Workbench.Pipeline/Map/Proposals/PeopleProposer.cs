using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Matching.Values;

namespace Workbench.Pipeline.Map.Proposals;

/// <summary>
/// Agents are matched by e-mail and teams by name, nothing else: a wrong person would answer for another one's words. Who is left gets a
/// suggestion by name, for a person to take or leave.
/// </summary>
internal static class PeopleProposer
{
    /// <summary>Agents for whom <paramref name="chosen"/> has nobody.</summary>
    public static IReadOnlyList<ProposedPerson> Agents(SchemaSnapshot source, SchemaSnapshot destination, IReadOnlyDictionary<string, string> chosen) =>
        Suggest(
            [.. source.Agents.Where(agent => !chosen.ContainsKey(agent.Id)).Select(agent => (agent.Id, agent.Name))],
            [.. destination.Agents.Select(agent => (agent.Id, agent.Name))],
            _ => null,
            "nobody has this e-mail address");

    /// <summary>All teams; one of the same name is the counterpart.</summary>
    public static IReadOnlyList<ProposedPerson> Teams(SchemaSnapshot source, SchemaSnapshot destination) => Suggest(
        [.. source.Teams.Select(team => (team.Id, team.Name))],
        [.. destination.Teams.Select(team => (team.Id, team.Name))],
        name => destination.Teams.FirstOrDefault(team => string.Equals(team.Name.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase))?.Id,
        "no team has this name");

    private static List<ProposedPerson> Suggest(
        IReadOnlyList<(string Id, string Name)> sources, IReadOnlyList<(string Id, string Name)> destinations, Func<string, string?> same, string otherwise)
    {
        var pairs = ValueMatcher.Propose([.. sources.Select(person => person.Name)], [.. destinations.Select(person => person.Name)])
            .Pairs.ToDictionary(pair => pair.Source, StringComparer.Ordinal);
        return [.. sources.Select(Person)];

        ProposedPerson Person((string Id, string Name) person)
        {
            if (same(person.Name) is { } chosen)
            {
                return new(person.Id, person.Name, chosen, null, null, "the same name");
            }

            return pairs.TryGetValue(person.Name, out var pair) && destinations.Where(other => other.Name == pair.Destination).ToList() is [var only]
                ? new(person.Id, person.Name, null, only.Id, Math.Round(pair.Score, 2), $"{otherwise}; {pair.Reason}")
                : new(person.Id, person.Name, null, null, null, otherwise);
        }
    }
}
