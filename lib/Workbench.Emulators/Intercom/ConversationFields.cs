using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>The fields by which conversations are searched: no title, no custom attributes.</summary>
internal sealed class ConversationFields : ISearchFields
{
    public string? LookupFor(string field) => field switch
    {
        "contact_ids" => "contact",
        "tag_ids" => "tag",
        _ => null,
    };

    public bool IsTime(string field) => field is "created_at" or "updated_at" or "waiting_since" or "snoozed_until";

    public bool MatchesTime(string field, string operation, long? actual, JsonNode? wanted) => SearchTimes.Exact(operation, actual, wanted);

    public IEnumerable<string?> Values(JsonObject record, string field) => field switch
    {
        "id" or "state" or "read" or "admin_assignee_id" or "team_assignee_id" => One(record.Text(field)),
        _ when IsTime(field) => One(record.Text(field)),
        "open" => One(record.Text("state") == "open" ? "true" : "false"),
        "priority" => One("none"),
        "contact_ids" => record.Texts("contact_ids"),
        "tag_ids" => record.Array("tags").Select(tag => tag.Text("id")),
        "source.subject" => One(record.Text("subject")),
        "source.id" => One(record.Text("message_id")),
        "source.type" => One("conversation"),
        "source.delivered_as" => One("customer_initiated"),
        "source.author.id" => One(record["author"].Text("id")),
        "source.author.email" => One(record["author"].Text("email")),
        "source.author.name" => One(record["author"].Text("name")),
        "source.author.type" => One(record["author"].Text("type")),
        // The body is indexed by its words, not as a text.
        "source.body" => IntercomHtml.ToText(record.Text("body")!).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        _ => throw IntercomProblem.Invalid($"Field '{field}' is not valid"),
    };

    private static IEnumerable<string?> One(string? value) => value is null ? [] : [value];
}
