using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Checking;

/// <summary>An Intercom workspace as it lies behind the API: the emulator's documents, read once.</summary>
internal sealed class Workspace
{
    private readonly DocumentStore store;
    private readonly ILookup<string, JsonObject> parts;
    private readonly Dictionary<string, JsonObject> types;
    private readonly Dictionary<string, string> states;

    public Workspace(DocumentStore store)
    {
        this.store = store;
        Contacts = Read("contacts");
        Companies = Read("companies");
        Tickets = Read("tickets");
        Conversations = Read("conversations");
        Notes = Read("notes");
        CustomObjects = Read("custom_objects");
        DataAttributes = Read("data_attributes");
        Teammates = Read("teammates").ToDictionary(IdOf);
        parts = Read("parts").ToLookup(part => Text(part, "thread")!);
        types = Read("ticket_types").ToDictionary(IdOf);
        states = Read("ticket_states").ToDictionary(IdOf, state => Text(state, "category")!);
        OutboxCount = store.Count("_outbox");
    }

    public IReadOnlyList<JsonObject> Contacts { get; }

    public IReadOnlyList<JsonObject> Companies { get; }

    public IReadOnlyList<JsonObject> Tickets { get; }

    public IReadOnlyList<JsonObject> Conversations { get; }

    public IReadOnlyList<JsonObject> Notes { get; }

    public IReadOnlyList<JsonObject> CustomObjects { get; }

    public IReadOnlyList<JsonObject> DataAttributes { get; }

    public IReadOnlyDictionary<string, JsonObject> Teammates { get; }

    /// <summary>Messages that the vendor would have sent to people.</summary>
    public long OutboxCount { get; }

    public static string IdOf(JsonObject document) => document["id"] is { } id ? id.ToString() : Text(document, "name")!;

    public static string? Text(JsonNode? node, string name) => node?[name]?.ToString();

    public static long? Number(JsonNode? node, string name) => node?[name] is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;

    public static IEnumerable<string> Texts(JsonNode? node, string name) =>
        node?[name] is JsonArray array ? array.Where(value => value is not null).Select(value => value!.ToString()) : [];

    /// <param name="thread"><c>ticket/{id}</c> or <c>conversation/{id}</c>.</param>
    public IEnumerable<JsonObject> PartsOf(string thread) => parts[thread];

    public string? SourceIdOf(JsonObject ticket) => Text(ticket["attributes"], "Source ID");

    public string CategoryOf(JsonObject ticket) => Text(types[Text(ticket, "ticket_type_id")!], "category")!;

    public string StateOf(JsonObject ticket) => states[Text(ticket, "ticket_state_id")!];

    /// <summary>The value of a ticket's attribute, a list value by its label.</summary>
    public JsonNode? TicketValue(JsonObject ticket, string name)
    {
        var value = ticket["attributes"]?[name];
        var attribute = types[Text(ticket, "ticket_type_id")!]["attributes"]!.AsArray().FirstOrDefault(found => Text(found, "name") == name);
        return Text(attribute, "data_type") == "list" && value is not null
            ? attribute!["input_options"]!["list_options"]!.AsArray().FirstOrDefault(option => Text(option, "id") == value.ToString())?["label"]
            : value;
    }

    /// <summary>The value of a contact's or company's custom attribute, by the label it was described with.</summary>
    public JsonNode? CustomValue(JsonObject record, string model, string label) =>
        DataAttributes.FirstOrDefault(found => Text(found, "model") == model && Text(found, "description") == label) is { } attribute
            ? record["custom_attributes"]?[Text(attribute, "name")!]
            : null;

    public string? TeammateEmail(string? id) => id is not null && Teammates.TryGetValue(id, out var teammate) ? Text(teammate, "email") : null;

    /// <summary>SHA-256 of a stored attachment; null where the vendor has no bytes of it.</summary>
    public string? HashOf(JsonNode attachment) =>
        Text(attachment, "file_id") is { } id && store.Find("_files", id) is { } file
            ? Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(Text(file.Body, "data")!)))
            : null;

    private List<JsonObject> Read(string collection) => [.. store.Scan(collection).Select(document => document.Body)];
}
