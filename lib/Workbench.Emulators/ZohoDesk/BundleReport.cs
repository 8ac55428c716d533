using System.Text.Json.Nodes;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>What the vendor's migration team tells after an import.</summary>
internal sealed class BundleReport
{
    private readonly SortedDictionary<string, long> imported = new(StringComparer.Ordinal);

    /// <summary>External ids of tickets without a contact.</summary>
    public List<string> DroppedTickets { get; } = [];

    /// <summary>Threads, comments and tasks whose ticket is not there.</summary>
    public long DroppedChildren { get; set; }

    public List<string> ClosedBeforeCreated { get; } = [];

    public List<string> AddedStatuses { get; } = [];

    public List<string> MissingColumns { get; } = [];

    /// <summary>External ids of threads whose content is empty instead of NULL.</summary>
    public List<string> EmptyContent { get; } = [];

    public List<string> Problems { get; } = [];

    public void Count(string kind) => imported[kind] = imported.GetValueOrDefault(kind) + 1;

    public JsonObject ToJson(string id) => new()
    {
        ["id"] = id,
        ["imported"] = new JsonObject(imported.Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value))),
        ["droppedTickets"] = ZohoJson.ToArray(DroppedTickets),
        ["droppedChildren"] = DroppedChildren,
        ["closedBeforeCreated"] = ZohoJson.ToArray(ClosedBeforeCreated),
        ["addedStatuses"] = ZohoJson.ToArray(AddedStatuses),
        ["missingColumns"] = ZohoJson.ToArray(MissingColumns),
        ["emptyContent"] = ZohoJson.ToArray(EmptyContent),
        ["problems"] = ZohoJson.ToArray(Problems),
    };
}
