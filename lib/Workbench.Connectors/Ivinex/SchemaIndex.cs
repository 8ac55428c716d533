using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Ivinex;

/// <summary>What mapping looks up in a snapshot, prepared once.</summary>
internal sealed class SchemaIndex
{
    private readonly Dictionary<string, ObjectSchema> objects;
    private readonly Dictionary<string, Dictionary<string, FieldSchema>> fields;
    private readonly Dictionary<string, AgentSchema> agents;
    private readonly HashSet<Kind> shared;

    public SchemaIndex(SchemaSnapshot schema)
    {
        objects = schema.Objects.ToDictionary(found => found.Name, StringComparer.Ordinal);
        fields = schema.Objects.ToDictionary(
            found => found.Name,
            found => found.Fields.ToDictionary(field => field.Name, StringComparer.Ordinal),
            StringComparer.Ordinal);
        agents = schema.Agents.ToDictionary(agent => agent.Id, StringComparer.Ordinal);

        // The vendor's text says that created_by holds a user name; clients see ids. Both are understood.
        foreach (var agent in schema.Agents)
        {
            agents.TryAdd(agent.Email, agent);
            agents.TryAdd(agent.Name, agent);
        }

        shared = [.. schema.Objects.Where(found => found.Kind is not null).GroupBy(found => found.Kind!.Value)
            .Where(group => group.Count() > 1).Select(group => group.Key)];
    }

    public ObjectSchema? Object(string name) => objects.GetValueOrDefault(name);

    public FieldSchema? Field(string objectName, string name) =>
        fields.TryGetValue(objectName, out var found) ? found.GetValueOrDefault(name) : null;

    public AgentSchema? Agent(string idOrName) => agents.GetValueOrDefault(idOrName);

    /// <summary>True where the account's users are records themselves.</summary>
    public bool HasAgentTab => objects.Values.Any(found => found.Kind == Kind.Agent);

    /// <summary>
    /// The key of a record: its id verbatim, or <c>tab:id</c> where several tabs may feed its kind, because ids are unique per tab only.
    /// A tab that nobody has given a role counts as custom.
    /// </summary>
    public RecordKey Key(string tab, string id)
    {
        var kind = Object(tab)?.Kind ?? Kind.CustomRecord;
        var isShared = kind is Kind.Message or Kind.CustomRecord || shared.Contains(kind);
        return new RecordKey(IvinexSource.Name, kind, isShared ? $"{tab}:{id}" : id);
    }
}
