using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Bundle;

/// <summary>
/// The agents of a bundle: those that the portal has already, under its own e-mail, because an unknown e-mail would make a new agent and
/// invite somebody.
/// </summary>
internal sealed class BundleAgents(IComposeContext context)
{
    private readonly Dictionary<string, string> byTwin = context.Plan.Agents
        .GroupBy(pair => pair.Value, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Select(pair => pair.Key).Min(StringComparer.Ordinal)!, StringComparer.Ordinal);

    /// <summary>The external id of the agent with that id in the portal; null where the plan names none.</summary>
    public string? Of(string? twinId) => twinId is not null && byTwin.TryGetValue(twinId, out var source) ? Key(source) : null;

    /// <summary>The agent as which a source agent appears; null where the portal has none.</summary>
    public AgentSchema? Twin(string sourceId) => context.Plan.Agents.TryGetValue(sourceId, out var id)
        ? context.Destination.Agents.FirstOrDefault(agent => agent.Id == id)
        : null;

    public IEnumerable<Dictionary<string, string?>> Rows() => byTwin
        .Select(pair => (Source: pair.Value, Twin: context.Destination.Agents.FirstOrDefault(agent => agent.Id == pair.Key)))
        .Where(pair => pair.Twin is { Email.Length: > 0 })
        .OrderBy(pair => pair.Source, StringComparer.Ordinal)
        .Select(pair => Row(Key(pair.Source), pair.Twin!));

    private static Dictionary<string, string?> Row(string key, AgentSchema twin)
    {
        var name = twin.Name.Trim();
        var space = name.LastIndexOf(' ');
        return new Dictionary<string, string?>
        {
            ["agentExtId"] = key,
            ["First Name"] = space < 0 ? null : name[..space].Trim(),
            ["Last Name"] = name.Length == 0 ? twin.Email : name[(space + 1)..],
            ["Email"] = twin.Email,
        };
    }

    private string Key(string sourceId) => new RecordKey(context.Source.System, Kind.Agent, sourceId).ToString();
}
