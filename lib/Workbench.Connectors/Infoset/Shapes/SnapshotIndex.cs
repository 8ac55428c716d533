using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset.Shapes;

/// <summary>A snapshot's people by id and by e-mail, and its objects by name; prepared once for all records.</summary>
internal sealed class SnapshotIndex
{
    private readonly Dictionary<string, AgentSchema> byId;
    private readonly Dictionary<string, AgentSchema> byEmail;
    private readonly Dictionary<string, ObjectSchema> objects;

    public SnapshotIndex(SchemaSnapshot schema)
    {
        byId = schema.Agents.DistinctBy(agent => agent.Id).ToDictionary(agent => agent.Id, StringComparer.Ordinal);
        byEmail = schema.Agents.Where(agent => agent.Email.Length > 0).DistinctBy(agent => agent.Email, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(agent => agent.Email, StringComparer.OrdinalIgnoreCase);
        objects = schema.Objects.ToDictionary(found => found.Name, StringComparer.Ordinal);
    }

    /// <summary>The object of that name as the snapshot has it; null where it has none.</summary>
    public ObjectSchema? Object(string name) => objects.GetValueOrDefault(name);

    /// <summary>What the records of an object are; null where the snapshot has no such object.</summary>
    public Kind? KindOf(string? name) => name is null ? null : Object(name)?.Kind;

    public FieldValue.Agent Agent(string idOrEmail) => Find(idOrEmail) is { } agent
        ? new(agent.Id, agent.Email, agent.Name)
        : idOrEmail.Contains('@', StringComparison.Ordinal) ? new("", idOrEmail, "") : new(idOrEmail, "", "");

    public RecordKey? KeyOf(string idOrEmail) =>
        Find(idOrEmail) is { } agent ? new RecordKey(InfosetSource.Name, Kind.Agent, agent.Id) : null;

    private AgentSchema? Find(string idOrEmail) => byId.GetValueOrDefault(idOrEmail) ?? byEmail.GetValueOrDefault(idOrEmail);
}
