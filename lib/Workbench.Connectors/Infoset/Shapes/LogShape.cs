using System.Globalization;
using System.Text.RegularExpressions;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset.Shapes;

/// <summary>
/// An entry of a ticket's timeline: <c>{"log":{...},"email":{...}}</c>, or <c>"emailStatus":404</c> where the mail is gone. Only <c>id</c>,
/// <c>content</c>, an author flag and an e-mail id were seen; the other members are assumed, and nowhere else.
/// </summary>
internal static partial class LogShape
{
    public const string Root = "log";
    public const string Email = "email";
    public const string EmailStatus = "emailStatus";

    private const string System = "system";
    private const string Type = "type";
    private const string Content = "content";
    private const string Direction = "direction";
    private const string From = "fromAddress";

    // Ids of other records are links: as values they would say nothing to anybody.
    public static RecordShape Shape { get; } = new(ObjectNames.Logs, "Ticket logs", Kind.Message,
    [
        new("id", "Id", FieldType.Text, FieldRole.Id),
        new("ticketId", "Ticket", FieldType.Link, FieldRole.System, LinkedObject: ObjectNames.Tickets),
        new(Type, "Type", FieldType.Text, FieldRole.ActivityType),
        new(Direction, "Direction", FieldType.Text, FieldRole.Direction),
        new("createdDate", "Created", FieldType.Instant, FieldRole.OccurredAt),
        new("subject", "Subject", FieldType.Text, FieldRole.Subject),
        new(Content, "Content", FieldType.Html, FieldRole.Body),
        new(From, "From", FieldType.Text, FieldRole.From),
        new("toAddresses", "To", FieldType.Text, FieldRole.To),
        new("ccAddresses", "CC", FieldType.Text, FieldRole.Cc),
        new("bccAddresses", "BCC", FieldType.Text, FieldRole.Bcc),
        new("ownerId", "Agent", FieldType.Agent, FieldRole.CreatedBy),
        new("contactId", "Contact", FieldType.Link, FieldRole.System, LinkedObject: ObjectNames.Contacts),
        new("durationSeconds", "Duration in seconds", FieldType.Number, FieldRole.CallDuration),
        new("disposition", "Disposition", FieldType.Text, FieldRole.CallDisposition),
        new("isAgent", "Written by an agent", FieldType.Boolean, FieldRole.System),
        new("isInternal", "Internal", FieldType.Boolean, FieldRole.System),
        new("emailId", "E-mail id", FieldType.Text, FieldRole.System),
        new("emailMissing", "E-mail not available", FieldType.Text),
    ])
    {
        Root = Root,
        Compute = Compute,
        LinkRoles = new Dictionary<string, string> { ["ticketId"] = LinkRole.Parent, ["contactId"] = LinkRole.Author },
        Links = static (key, reading) => Author(key, reading).Concat(Merged(key, reading)),
    };

    private static FieldValue? Compute(FieldSchema field, RecordReading reading) => field.Name switch
    {
        Type => new FieldValue.Text(FormOf(reading)),
        Direction => new FieldValue.Text(DirectionOf(reading)),
        Content => BodyOf(field, reading),
        "subject" or From or "toAddresses" or "ccAddresses" or "bccAddresses" =>
            reading.Values.Read(field, reading.Body.Member(Email)?.Member(field.Name)),
        "emailMissing" => reading.Body.Member(EmailStatus) is { } status
            ? new FieldValue.Text(string.Create(
                CultureInfo.InvariantCulture, $"The vendor answers {status.AsText()} for e-mail {reading.Row.Text("emailId")}."))
            : FieldValue.Empty.Value,
        _ => null,
    };

    // Internal comes first: a note that the vendor calls otherwise must never be shown to a customer.
    private static string FormOf(RecordReading reading)
    {
        var type = reading.Row.Text(Type).ToLowerInvariant();
        return type == System ? "system note"
            : reading.Row.Text("isInternal") == "true" ? "note"
            : reading.Row.Member("emailId") is not null ? "email"
            : type.Length > 0 ? type
            : "reply";
    }

    private static string DirectionOf(RecordReading reading)
    {
        var stated = reading.Body.Member(Email)?.Text(Direction) is { Length: > 0 } mail ? mail : reading.Row.Text(Direction);
        var isOutbound = stated.Length > 0
            ? stated.StartsWith("out", StringComparison.OrdinalIgnoreCase)
            : reading.Row.Text("isAgent") == "true" || reading.Row.Text(Type) == System;
        return isOutbound ? "outbound" : "inbound";
    }

    private static FieldValue BodyOf(FieldSchema field, RecordReading reading)
    {
        if (reading.Body.Member(Email) is not { } mail)
        {
            return reading.Values.Read(field, reading.Row.Member(Content));
        }

        return mail.Text("htmlBody") is { Length: > 0 } html ? new FieldValue.Html(html)
            : mail.Text("textBody") is { Length: > 0 } text ? new FieldValue.Text(text)
            : FieldValue.Empty.Value;
    }

    private static IEnumerable<RecordLink> Author(RecordKey key, RecordReading reading) =>
        reading.Row.Text("ownerId") is { Length: > 0 } owner && reading.Values.AgentKey(owner) is { } agent
            ? [new RecordLink(key, LinkRole.Author, agent)]
            : [];

    // A merge is told in words, in the account's language: only the number is certain (a client's notes, January 2026).
    private static IEnumerable<RecordLink> Merged(RecordKey key, RecordReading reading) =>
        reading.Row.Text(Type) == System && TicketNumber().Match(reading.Row.Text(Content)) is { Success: true } found
            ? [new RecordLink(key, LinkRole.Reference, new RecordKey(InfosetSource.Name, Kind.Ticket, found.Groups[1].Value))]
            : [];

    [GeneratedRegex(@"(?<![&\w])#(\d{1,18})\b")]
    private static partial Regex TicketNumber();
}
