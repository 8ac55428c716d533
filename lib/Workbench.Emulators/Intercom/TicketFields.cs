using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>The fields by which tickets are searched.</summary>
internal sealed class TicketFields(TicketBook book) : ISearchFields
{
    private const string Attribute = "ticket_attribute.";

    public string? LookupFor(string field) => field switch
    {
        "contact_ids" => "contact",
        "tag_ids" => "tag",
        "ticket_type_id" => "type",
        _ when field.StartsWith(Attribute, StringComparison.Ordinal) => field,
        _ => null,
    };

    public bool IsTime(string field) => field is "created_at" or "updated_at" or "snoozed_until";

    public bool MatchesTime(string field, string operation, long? actual, JsonNode? wanted) => SearchTimes.Exact(operation, actual, wanted);

    public IEnumerable<string?> Values(JsonObject record, string field) => field switch
    {
        "id" or "ticket_id" or "open" or "ticket_type_id" or "admin_assignee_id" or "team_assignee_id" => One(record.Text(field)),
        _ when IsTime(field) => One(record.Text(field)),
        "title" => One(record.Object("attributes").Text("_default_title_")),
        "description" => One(record.Object("attributes").Text("_default_description_")),
        "contact_ids" => record.Texts("contact_ids"),
        "tag_ids" => record.Array("tags").Select(tag => tag.Text("id")),
        "state" => One(book.StateOf(record).Text("category")),
        "category" => One(book.TypeOf(record).Text("category") switch { "Back-office" => "task", "Tracker" => "tracker", _ => "request" }),
        _ when field.StartsWith(Attribute, StringComparison.Ordinal) => OfAttribute(record, field[Attribute.Length..]),
        _ => throw IntercomProblem.Invalid($"Field '{field}' is not valid"),
    };

    private IEnumerable<string?> OfAttribute(JsonObject record, string id)
    {
        var name = book.TypeOf(record).Array("attributes").FirstOrDefault(attribute => attribute.Text("id") == id).Text("name");
        return name is null ? [] : One(record.Object("attributes").Text(name));
    }

    private static IEnumerable<string?> One(string? value) => value is null ? [] : [value];
}
