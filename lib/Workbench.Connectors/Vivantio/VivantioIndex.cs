using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>What mapping looks up in a snapshot, prepared once.</summary>
internal sealed class VivantioIndex(SchemaSnapshot schema)
{
    private readonly Dictionary<string, ObjectSchema> objects = schema.Objects.ToDictionary(found => found.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, AgentSchema> agents =
        schema.Agents.DistinctBy(agent => agent.Id).ToDictionary(agent => agent.Id, StringComparer.Ordinal);

    private readonly Dictionary<string, AgentSchema> byEmail = schema.Agents
        .Where(agent => agent.Email.Length > 0)
        .GroupBy(agent => agent.Email, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() == 1)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Definitions of an object's fields; none where the snapshot lacks it.</summary>
    public IReadOnlyList<FieldSchema> Fields(string objectName) => objects.GetValueOrDefault(objectName)?.Fields ?? [];

    public FieldSchema? Field(string objectName, string name) => objects.GetValueOrDefault(objectName)?.Field(name);

    public AgentSchema? Agent(string id) => agents.GetValueOrDefault(id);

    /// <summary>The one agent of that address; null where nobody or several have it.</summary>
    public AgentSchema? AgentByEmail(string email) => byEmail.GetValueOrDefault(email);
}
