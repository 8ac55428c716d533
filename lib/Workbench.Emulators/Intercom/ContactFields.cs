using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>The fields by which contacts are searched.</summary>
/// <param name="exactTimes">From version 2.17 on times count to the second; before, whole days of the workspace.</param>
internal sealed class ContactFields(IntercomWorkspace workspace, bool exactTimes) : ISearchFields
{
    private const string Custom = "custom_attributes.";
    private readonly TimeZoneInfo zone = workspace.Settings.TimeZone is "UTC" or "Etc/UTC"
        ? TimeZoneInfo.Utc
        : TimeZoneInfo.FindSystemTimeZoneById(workspace.Settings.TimeZone);

    public string? LookupFor(string field) => field switch
    {
        "email" => "email",
        "external_id" => "external_id",
        "tag_id" => "tag",
        _ => null,
    };

    public bool IsTime(string field) =>
        field is "created_at" or "updated_at" or "signed_up_at" or "last_seen_at" or "last_replied_at" or "last_contacted_at";

    public bool MatchesTime(string field, string operation, long? actual, JsonNode? wanted) =>
        exactTimes ? SearchTimes.Exact(operation, actual, wanted) : SearchTimes.ByDay(operation, actual, wanted, zone);

    public IEnumerable<string?> Values(JsonObject record, string field) => field switch
    {
        "id" or "role" or "email" or "phone" or "name" or "external_id" or "owner_id" or "avatar" or "language_override"
            or "unsubscribed_from_emails" => One(record.Text(field)),
        "tag_id" => record.Array("tags").Select(tag => tag.Text("id")),
        _ when IsTime(field) => One(record.Text(field)),
        _ when field.StartsWith(Custom, StringComparison.Ordinal) => One(record.Object("custom_attributes").Text(field[Custom.Length..])),
        _ => throw IntercomProblem.Invalid($"Field '{field}' is not valid"),
    };

    private static IEnumerable<string?> One(string? value) => value is null ? [] : [value];
}
