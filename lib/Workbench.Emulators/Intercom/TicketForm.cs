using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>A ticket to be created, read and checked; nothing is stored yet.</summary>
internal sealed record TicketForm(
    JsonObject Type, JsonObject Attributes, JsonNode Contact, string? Teammate, string? Team, string? Company, long? At)
{
    /// <exception cref="IntercomProblem">400 or 404: unknown type, attribute, option, assignee or company; not one contact.</exception>
    public static TicketForm Read(JsonObject body, IntercomWorkspace workspace)
    {
        var typeId = body.Text("ticket_type_id") ?? throw IntercomProblem.Missing("ticket_type_id is a required parameter");
        var type = workspace.Store.Find(Collections.TicketTypes, typeId)?.Body ?? throw IntercomProblem.NotFound("Ticket type not found");
        var contacts = body.Array("contacts");
        if (contacts.Count != 1 || contacts[0] is not JsonObject contact)
        {
            throw IntercomProblem.Invalid("Exactly one contact must be provided", "contacts");
        }
        var attributes = Checked(body.Object("ticket_attributes"), type, []);
        if (type.Array("attributes").Any(attribute => attribute.Flag("required_to_create") == true
            && attribute.Flag("archived") == false && attributes[attribute.Text("name")!] is null))
        {
            throw IntercomProblem.Invalid("Missing required ticket attributes");
        }
        var assignment = body.Object("assignment");
        return new TicketForm(
            type, attributes, contact.DeepClone(),
            Assignee(assignment.Text("admin_assignee_id"), workspace.Teammate),
            Assignee(assignment.Text("team_assignee_id"), workspace.Team),
            CompanyOf(body, workspace), body.Number("created_at"));
    }

    /// <summary>The attributes after a write of <paramref name="given"/> over <paramref name="current"/>.</summary>
    /// <exception cref="IntercomProblem">400: an attribute or option that the type does not have.</exception>
    public static JsonObject Checked(JsonObject given, JsonObject type, JsonObject current)
    {
        var known = type.Array("attributes").Where(attribute => attribute.Flag("archived") == false)
            .ToDictionary(attribute => attribute.Text("name")!, attribute => attribute!.AsObject(), StringComparer.Ordinal);
        var extra = given.Where(field => !known.ContainsKey(field.Key)).Select(field => field.Key).ToList();
        if (extra.Count > 0)
        {
            throw IntercomProblem.Invalid("Extra attributes provided that are not found on ticket type: " + string.Join(", ", extra));
        }
        var result = current.DeepClone().AsObject();
        foreach (var (name, value) in given)
        {
            CheckValue(known[name], name, value);
            result[name] = value?.DeepClone();
        }
        return result;
    }

    private static void CheckValue(JsonObject attribute, string name, JsonNode? value)
    {
        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        var fits = kind == JsonValueKind.Null || attribute.Text("data_type") switch
        {
            "list" => Chosen(value!).All(chosen =>
                attribute["input_options"].Array("list_options").Any(option => option.Text("id") == chosen)),
            "integer" => kind == JsonValueKind.Number && value!.AsValue().TryGetValue<long>(out _),
            "decimal" => kind == JsonValueKind.Number,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "datetime" => kind == JsonValueKind.Number || DateTimeOffset.TryParse(JsonFields.AsText(value), out _),
            "files" => true,
            _ => kind == JsonValueKind.String,
        };
        if (!fits)
        {
            throw IntercomProblem.Invalid($"Invalid value for ticket attribute '{name}'", name);
        }
    }

    private static IEnumerable<string?> Chosen(JsonNode value) =>
        value is JsonArray several ? several.Select(JsonFields.AsText) : [JsonFields.AsText(value)];

    private static string? Assignee(string? id, Func<string?, JsonObject?> find) =>
        id is null or "0" ? null
        : find(id) is null ? throw new IntercomProblem(404, "assignee_not_found", "Assignee not found")
        : id;

    private static string? CompanyOf(JsonObject body, IntercomWorkspace workspace) =>
        body.Text("company_id") is not { } id ? null
        : workspace.Store.Find(Collections.Companies, id) is { Hidden: false } ? id
        : throw IntercomProblem.CompanyNotFound();
}
