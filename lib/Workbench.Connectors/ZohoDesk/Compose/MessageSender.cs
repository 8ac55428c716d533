using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>Who wrote a message, where the source states no sender. Who entered it into the source is another question.</summary>
internal static class MessageSender
{
    /// <summary>Name and e-mail; null where the source states the sender itself, or nothing says who it was.</summary>
    public static string? Of(PlannedRecord message, IComposeContext context)
    {
        if (!message.Record.ByRole(FieldRole.From).IsEmpty)
        {
            return null;
        }

        if (IsInbound(message))
        {
            return (message.Linked(LinkRole.Author, Kind.Contact) ?? Customer(message.Key, context)) is { } author && context.Find(author) is { } contact
                ? Words(contact)
                : null;
        }

        var agent = message.Linked(LinkRole.Author, Kind.Agent) is { } key
            ? People.Agent(context, key.Id)
            : message.Record.ByRole(FieldRole.CreatedBy) as FieldValue.Agent;
        return agent is null ? null : People.Words(agent);
    }

    /// <summary>True where a contact wrote it: the direction where the source states one, else whether a contact is linked as the author.</summary>
    public static bool IsInbound(PlannedRecord message)
    {
        var direction = message.Record.ByRole(FieldRole.Direction).Print().Trim();
        return direction.Length > 0
            ? direction.StartsWith("in", StringComparison.OrdinalIgnoreCase)
            : message.Linked(LinkRole.Author, Kind.Contact) is not null;
    }

    /// <summary>The contact on whose record the message stands.</summary>
    public static RecordKey? Customer(RecordKey message, IComposeContext context) => context.Home(message) switch
    {
        { Kind: Kind.Ticket } ticket => ContactChoice.ForTicket(ticket, context).Key,
        { Kind: Kind.Task } task => ContactChoice.ForTask(task, context)?.Key,
        { Kind: Kind.Contact } contact => contact,
        _ => null,
    };

    public static string Words(CanonicalRecord contact)
    {
        var (name, email) = (People.NameOf(contact), contact.ByRole(FieldRole.Email).Print());
        return email.Length > 0 && email != name ? $"{name} <{email}>" : name;
    }
}
