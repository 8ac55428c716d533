using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Compose;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Bundle;

/// <summary>A message on a ticket as a row of Threads: with its own time, author and direction; notes are private.</summary>
internal sealed class ThreadRow(IComposeContext context)
{
    private static readonly HashSet<string> InColumns =
    [
        FieldRole.Id, FieldRole.Body, FieldRole.From, FieldRole.To, FieldRole.Direction, FieldRole.OccurredAt, FieldRole.System,
    ];

    private static readonly (string Word, string Channel)[] Channels = [("mail", "Email"), ("call", "Phone"), ("sms", "SMS"), ("text", "SMS"), ("chat", "Chat")];

    private readonly BundleAgents agents = new(context);

    /// <param name="fallback">The time where no field of the message states one.</param>
    public Dictionary<string, string?> Of(PlannedRecord message, RecordKey ticket, DateTimeOffset? fallback)
    {
        var record = message.Record;
        var isInbound = MessageSender.IsInbound(message);
        var time = ComposedRecord.Print((record.ByRole(FieldRole.OccurredAt) as FieldValue.Instant)?.Value ?? fallback);
        var form = record.ByRole(FieldRole.ActivityType).Print();
        var (words, email) = Sender(message);
        var to = record.ByRole(FieldRole.To).Print();
        return new Dictionary<string, string?>
        {
            ["ThreadExtId"] = message.Key.ToString(),
            ["TicketExtId"] = ticket.ToString(),
            ["Content"] = Content(message),
            ["SendDateTime"] = time,
            ["ReceivedTime"] = time,
            ["Sender Email"] = email,
            ["Direction"] = isInbound ? "In" : "Out",
            ["isPrivate"] = MessageForm.IsNote(form) ? "True" : "False",
            ["FromEmailAddress"] = words,
            ["To"] = to.Length > 0 ? to : isInbound || MessageForm.IsNote(form) ? null : CustomerEmail(message),
            ["Channel"] = Channels.FirstOrDefault(pair => form.Contains(pair.Word, StringComparison.OrdinalIgnoreCase)).Channel ?? "Email",
            ["agentExtId"] = !isInbound && Agent(message) is { } agent ? agents.Of(agents.Twin(agent.Id)?.Id) : null,
        };
    }

    /// <summary>Who wrote it, in words, and the e-mail by which Zoho finds the author; null where the source has none.</summary>
    public (string? Words, string? Email) Sender(PlannedRecord message)
    {
        var from = PlainText.Clean(message.Record.ByRole(FieldRole.From).Print()).Trim();
        if (from.Length > 0)
        {
            return (from, Address(from));
        }

        if (!MessageSender.IsInbound(message))
        {
            var agent = Agent(message);
            return agent is null ? (null, null) : (People.Words(agent), agents.Twin(agent.Id)?.Email ?? Address(agent.Email));
        }

        var author = message.Linked(LinkRole.Author, Kind.Contact) ?? MessageSender.Customer(message.Key, context);
        return author is { } key && context.Find(key) is { } contact
            ? (MessageSender.Words(contact), Address(contact.ByRole(FieldRole.Email).Print()))
            : (null, null);
    }

    private FieldValue.Agent? Agent(PlannedRecord message) => message.Linked(LinkRole.Author, Kind.Agent) is { } key
        ? People.Agent(context, key.Id)
        : message.Record.ByRole(FieldRole.CreatedBy) as FieldValue.Agent;

    private string? CustomerEmail(PlannedRecord message) => MessageSender.Customer(message.Key, context) is { } key && context.Find(key) is { } contact
        ? Address(contact.ByRole(FieldRole.Email).Print())
        : null;

    private static string? Address(string text)
    {
        var (open, close) = (text.LastIndexOf('<'), text.LastIndexOf('>'));
        var address = (open >= 0 && close > open ? text[(open + 1)..close] : text).Trim();
        return EmailAddress.IsOne(address) ? address : null;
    }

    /// <summary>The body in the source's own HTML, then a line for every value that has no column. Empty where the message has neither.</summary>
    private static string? Content(PlannedRecord message)
    {
        var roles = message.Record.Fields.DistinctBy(field => field.Schema.Name).ToDictionary(field => field.Schema.Name, field => field.Schema, StringComparer.Ordinal);
        var parts = message.Record.Fields
            .Where(field => field.Schema.Role == FieldRole.Body && !field.Value.IsEmpty)
            .Select(field => field.Value is FieldValue.Html html ? PlainText.Clean(html.Value) : PlainText.ToHtml(PlainText.Clean(field.Value.Print())))
            .ToList();
        var lines = message.Values
            .Where(value => !value.Source.IsEmpty && value.Plan.Transform is not Transform.Skip && roles.GetValueOrDefault(value.Plan.Source) is { } field && !InColumns.Contains(field.Role ?? ""))
            .Select(value => $"{Label(value, roles[value.Plan.Source])}: {(value.Source is FieldValue.Agent agent ? People.Words(agent) : ReadableText.Of(value))}")
            .ToList();
        if (lines.Count > 0)
        {
            parts.Add(PlainText.ToHtml(PlainText.Clean(string.Join('\n', lines))));
        }

        return parts.Count == 0 ? null : string.Concat(parts);
    }

    private static string Label(PlannedValue value, FieldSchema field) => value.Plan.Transform is Transform.BodyLine line ? line.Label : field.Label;
}
