using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// What an action is. The vendor states neither its type nor its direction nor whether it is private: privacy comes from reading the
/// thread twice, the form from the words of its description, the direction from those words or from who acted.
/// </summary>
internal sealed class ActionFields(VivantioIndex schema, VivantioValues values)
{
    private static readonly string[] Inbound = ["received", "incoming", "inbound"];
    private static readonly string[] Outbound = ["sent", "made", "outgoing", "outbound"];

    /// <summary>The fields that stand in no property.</summary>
    public IReadOnlyDictionary<string, FieldValue> Read(JsonElement body, JsonElement row)
    {
        var isPrivate = VivantioJson.IsTrue(body, RecordBody.IsPrivate);
        var description = VivantioJson.Text(row, "Description");
        var hasText = IsText(row, "NotesHtml") || IsText(row, "Notes");
        var found = new Dictionary<string, FieldValue>
        {
            ["Form"] = new FieldValue.Text(Form(description, isPrivate, hasText)),
            ["Direction"] = values.Read(FieldType.Text, Direction(body, row, description)),
            ["From"] = values.Read(FieldType.Text, From(row)),
            ["IsPrivate"] = new FieldValue.Boolean(isPrivate),
        };
        if (VivantioJson.Id(row, "Effort").Length == 0)
        {
            // Nobody recorded any: the vendor writes 0.
            found["Effort"] = FieldValue.Empty.Value;
        }

        if (!hasText)
        {
            // A change of status has no text of its own: what happened is the text.
            found["NotesHtml"] = values.Read(FieldType.Text, description);
        }

        return found;
    }

    /// <summary>The agent who acted, where exactly one has the action's address.</summary>
    public static AgentSchema? Agent(VivantioIndex schema, JsonElement row) =>
        VivantioJson.Text(row, "ActionUserEmail") is { Length: > 0 } email ? schema.AgentByEmail(email) : null;

    private static string Form(string description, bool isPrivate, bool hasText) => description.ToLowerInvariant() switch
    {
        _ when isPrivate => "private note",
        _ when !hasText => "note (status change)",
        var words when words.Contains("text message", StringComparison.Ordinal) || words.Contains("sms", StringComparison.Ordinal) => "sms",
        var words when words.Contains("mail", StringComparison.Ordinal) => "email",
        var words when words.Contains("call ", StringComparison.Ordinal) || words.Contains("phone", StringComparison.Ordinal) => "call",
        var words when words.Contains("chat", StringComparison.Ordinal) => "chat",
        _ => "reply",
    };

    // An empty text is a message without words; none at all is a change that the system wrote down.
    private static bool IsText(JsonElement row, string name) => VivantioJson.Member(row, name) is { ValueKind: JsonValueKind.String };

    private static bool Says(string description, string[] words) => words.Any(word => description.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string From(JsonElement row)
    {
        var (name, email) = (VivantioJson.Text(row, "ActionUserName"), VivantioJson.Text(row, "ActionUserEmail"));
        return email.Length == 0 ? name : name.Length == 0 ? email : $"{name} <{email}>";
    }

    private string Direction(JsonElement body, JsonElement row, string description) =>
        Says(description, Inbound) ? "inbound"
        : Says(description, Outbound) ? "outbound"
        : Agent(schema, row) is not null ? "outbound"
        : VivantioJson.Text(body, RecordBody.AuthorCallerId).Length > 0 ? "inbound"
        : "";
}
