using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset.Shapes;

/// <summary>
/// A chat outside tickets becomes a ticket of its own, and each of its lines a message. Bodies: <c>{"chat":{...}}</c> without the lines, and
/// <c>{"chat":"h-1","message":{...}}</c>.
/// </summary>
internal static class ChatShapes
{
    public const string Chat = "chat";
    public const string Message = "message";
    public const string StartedAt = "startedAt";
    public const string EndedAt = "endedAt";

    private const string Author = "author";
    private const string Contact = "contact";

    public static RecordShape ChatShape { get; } = new(ObjectNames.Chats, "Chats", Kind.Ticket,
    [
        new("id", "Id", FieldType.Text, FieldRole.Id),
        new("subject", "Subject", FieldType.Text, FieldRole.Subject),
        new("contactId", "Contact", FieldType.Link, FieldRole.Requester, LinkedObject: ObjectNames.Contacts),
        new("channel", "Channel", FieldType.Text, FieldRole.Channel),
        new(TicketShape.ChannelSource, "Channel source", FieldType.Text, IsCustom: true),
        new(StartedAt, "Started", FieldType.Instant, FieldRole.CreatedAt),
        new(EndedAt, "Last message", FieldType.Instant, FieldRole.ModifiedAt),
    ])
    {
        Root = Chat,
        Compute = static (field, reading) => field.Name switch
        {
            "subject" => new FieldValue.Text($"Chat {reading.Row.Text("id")}"),
            TicketShape.ChannelSource => reading.Values.Read(field, reading.Row.Member("channel")),
            StartedAt or EndedAt => reading.Values.Read(field, reading.Body.Member(field.Name)),
            _ => null,
        },
    };

    public static RecordShape MessageShape { get; } = new(ObjectNames.ChatMessages, "Chat messages", Kind.Message,
    [
        new("type", "Type", FieldType.Text, FieldRole.ActivityType),
        new("direction", "Direction", FieldType.Text, FieldRole.Direction),
        new("at", "At", FieldType.Instant, FieldRole.OccurredAt),
        new("html", "Text", FieldType.Html, FieldRole.Body),
        new(Author, "Author", FieldType.Text),
        new("agentId", "Agent", FieldType.Agent, FieldRole.CreatedBy),
        new(Chat, "Chat", FieldType.Link, FieldRole.System, LinkedObject: ObjectNames.Chats),
        new(Contact, "Contact", FieldType.Link, FieldRole.System, LinkedObject: ObjectNames.Contacts),
    ])
    {
        Root = Message,
        Compute = static (field, reading) => field.Name switch
        {
            "type" => new FieldValue.Text(Chat),
            "direction" => new FieldValue.Text(reading.Row.Text(Author) == Contact ? "inbound" : "outbound"),
            Chat => reading.Values.Read(field, $"{Prefix}{reading.Body.Text(Chat)}"),
            Contact => reading.Row.Text(Author) == Contact ? reading.Values.Read(field, reading.Body.Member(Contact)) : FieldValue.Empty.Value,
            _ => null,
        },
        LinkRoles = new Dictionary<string, string> { [Chat] = LinkRole.Parent, [Contact] = LinkRole.Author },
        Links = static (key, reading) => reading.Row.Text("agentId") is { Length: > 0 } id && reading.Values.AgentKey(id) is { } agent
            ? [new RecordLink(key, LinkRole.Author, agent)]
            : [],
    };

    /// <summary>Stands in front of a chat's id, which could be a ticket's as well.</summary>
    public const string Prefix = "chat:";
}
