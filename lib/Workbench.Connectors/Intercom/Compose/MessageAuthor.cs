using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Who a part is from in Intercom, and what the text must say about who it really was.</summary>
/// <param name="Contact">The contact who writes; null where a teammate does.</param>
/// <param name="AdminId">The teammate who writes; null for the token's own.</param>
/// <param name="Line">A line about the real author, where Intercom cannot show it; else null.</param>
/// <param name="IsFormerAgent">True where the placeholder stands in for an agent.</param>
internal sealed record MessageAuthor(RecordKey? Contact, string? AdminId, string? Line, bool IsFormerAgent)
{
    /// <summary>Prints as read-backs do; null where nobody can say beforehand.</summary>
    public string? Print => AdminId is null ? null : $"admin:{AdminId}";

    /// <param name="speaker">The contact whose thread this is; null where the placeholder holds it.</param>
    /// <param name="mayReply">False where contacts cannot reply (back-office tickets, notes).</param>
    public static MessageAuthor Of(PlannedRecord message, IComposeContext context, RecordKey? speaker, bool mayReply, string form)
    {
        var record = message.Record;
        if (IsInbound(message, context, speaker))
        {
            var author = message.Linked(LinkRole.Author, Kind.Contact) ?? FromSpeaker(record, context, speaker);
            if (mayReply && author is not null && author == speaker && !MessageForm.IsCall(form) && !MessageForm.IsNote(form))
            {
                return new(author, null, null, false);
            }

            return new(null, context.Plan.PlaceholderAgentId, $"Author: {Sender(record, context, author, speaker)}", false);
        }

        if (Agent(message, context) is not { } agent)
        {
            return new(null, context.Plan.PlaceholderAgentId, null, false);
        }

        return People.Teammate(context, agent.Id) is { } teammate
            ? new(null, teammate, null, false)
            : new(null, context.Plan.PlaceholderAgentId, $"Author: {People.Words(agent)}", true);
    }

    /// <summary>
    /// Who sent it, in words that the message itself supports: a contact's present name may change after the load, and a part cannot.
    /// </summary>
    private static string Sender(CanonicalRecord message, IComposeContext context, RecordKey? author, RecordKey? speaker) =>
        message.ByRole(FieldRole.From).Print() is { Length: > 0 } from ? from
        : author is not null && author == speaker ? "the customer"
        : author is { } key && context.Find(key) is { } contact ? Words(contact)
        : "unknown sender";

    private static FieldValue.Agent? Agent(PlannedRecord message, IComposeContext context)
    {
        if (message.Linked(LinkRole.Author, Kind.Agent) is { } key)
        {
            return People.Agent(context, key.Id);
        }

        return message.Record.ByRole(FieldRole.CreatedBy) as FieldValue.Agent ?? message.Record.ByRole(FieldRole.Assignee) as FieldValue.Agent;
    }

    // The direction where the source states one; else whether a contact is the author.
    private static bool IsInbound(PlannedRecord message, IComposeContext context, RecordKey? speaker)
    {
        var direction = message.Record.ByRole(FieldRole.Direction).Print().Trim();
        if (direction.Length > 0)
        {
            return direction.StartsWith("in", StringComparison.OrdinalIgnoreCase);
        }

        return message.Linked(LinkRole.Author, Kind.Contact) is not null || IsFrom(message.Record, context, speaker);
    }

    // An inbound message that names nobody is from the one whose thread it is.
    private static RecordKey? FromSpeaker(CanonicalRecord message, IComposeContext context, RecordKey? speaker) =>
        message.ByRole(FieldRole.From).IsEmpty || IsFrom(message, context, speaker) ? speaker : null;

    private static bool IsFrom(CanonicalRecord message, IComposeContext context, RecordKey? speaker)
    {
        if (speaker is not { } key || context.Find(key) is not { } contact)
        {
            return false;
        }

        var from = message.ByRole(FieldRole.From).Print();
        var (email, phone) = (contact.ByRole(FieldRole.Email).Print(), contact.ByRole(FieldRole.Phone).Print());
        return (email.Length > 0 && from.Contains(email, StringComparison.OrdinalIgnoreCase))
            || (phone.Length > 0 && (from.Trim() == phone.Trim() || (Digits(phone).Length >= 6 && Digits(from) == Digits(phone))));
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string Words(CanonicalRecord contact)
    {
        var (name, email) = (People.NameOf(contact), contact.ByRole(FieldRole.Email).Print());
        return email.Length > 0 && email != name ? $"{name} <{email}>" : name;
    }
}
