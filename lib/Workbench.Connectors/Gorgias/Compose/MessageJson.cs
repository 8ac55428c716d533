using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>
/// A message as the API takes it. There are two ways to make one and neither can be sent to anybody: a message with a filled
/// <c>sent_datetime</c> counts as sent, and an internal note is never sent (developers.gorgias.com, create-ticket-message).
/// </summary>
internal sealed class MessageJson
{
    private readonly JsonObject json;

    private MessageJson(string key, string channel, bool fromAgent, bool isPublic, MailHtml text, DateTimeOffset at)
    {
        json = new JsonObject
        {
            ["channel"] = channel,
            ["via"] = "api",
            ["from_agent"] = fromAgent,
            ["public"] = isPublic,
            ["external_id"] = key,
            ["body_html"] = text.Html.Length > 0 ? text.Html : "<p>(no text)</p>",
            ["body_text"] = text.Html.Length > 0 ? text.Text : "(no text)",
            ["created_datetime"] = Bodies.Time(at),
        };
        Text = text;
    }

    public MailHtml Text { get; }

    /// <summary>A message of a customer or agent that was sent when it was: without that time there is no such message.</summary>
    public static MessageJson Sent(string key, string channel, bool fromAgent, JsonNode? sender, MailHtml text, DateTimeOffset sentAt)
    {
        var message = new MessageJson(key, channel, fromAgent, isPublic: true, text, sentAt);
        message.json["sent_datetime"] = Bodies.Time(sentAt);
        return message.From(sender);
    }

    /// <summary>An internal note: always an agent's.</summary>
    public static MessageJson Note(string key, JsonNode? sender, MailHtml text, DateTimeOffset at) =>
        new MessageJson(key, "internal-note", fromAgent: true, isPublic: false, text, at).From(sender);

    public MessageJson With(string member, JsonNode? value)
    {
        if (value is not null)
        {
            json[member] = value;
        }

        return this;
    }

    public MessageJson With(IReadOnlyList<AttachedFile> files)
    {
        if (files.Count > 0)
        {
            json["attachments"] = new JsonArray([.. files.Select(file =>
                (JsonNode)new FileToken(file.Sha256!, FileNames.Clean(file.FileName), file.ContentType, file.Bytes).ToJson())]);
        }

        return this;
    }

    public JsonObject Json() => (JsonObject)json.DeepClone();

    /// <summary>What an update changes: the words. Times, sender and files stay.</summary>
    public JsonObject UpdateJson()
    {
        var update = new JsonObject();
        foreach (var name in new[] { "channel", "via", "from_agent", "public", "external_id", "subject", "body_html", "body_text", "created_datetime", "sent_datetime" })
        {
            if (json[name] is { } value)
            {
                update[name] = value.DeepClone();
            }
        }

        return update;
    }

    private MessageJson From(JsonNode? sender) => With("sender", sender is null ? null : Bodies.Reference(sender));
}
