using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Checking;

/// <summary>The source account as it stands at the end: the sample, with its later changes where they were made.</summary>
internal sealed class SourceTruth
{
    private readonly Dictionary<string, SampleAgent> agents;
    private readonly Dictionary<string, string> formerOwners = [];

    public SourceTruth(SampleAccount account, bool isEdited)
    {
        Account = account;
        agents = account.Agents().ToDictionary(agent => agent.Id);
        Organizations = account.Organizations().ToDictionary(record => record.Id);
        Contacts = account.Contacts().ToDictionary(record => record.Id);
        Tickets = account.Tickets().ToDictionary(record => record.Id);
        Messages = account.Messages().ToDictionary(record => record.Id);
        Tasks = account.Tasks().ToDictionary(record => record.Id);
        Attachments = [.. account.Attachments()];
        CustomRecords = [.. account.CustomRecords()];
        Twins = account.Twins();
        foreach (var edit in isEdited ? account.Edits() : [])
        {
            Apply(edit);
        }
    }

    public SampleAccount Account { get; }

    public Dictionary<string, SampleOrganization> Organizations { get; }

    public Dictionary<string, SampleContact> Contacts { get; }

    public Dictionary<string, SampleTicket> Tickets { get; }

    public Dictionary<string, SampleMessage> Messages { get; }

    public Dictionary<string, SampleTask> Tasks { get; }

    public IReadOnlyList<SampleAttachment> Attachments { get; private set; }

    public IReadOnlyList<SampleCustomRecord> CustomRecords { get; }

    public DestinationTwins Twins { get; }

    /// <summary>Messages and tasks that disappeared after the load.</summary>
    public HashSet<string> Deleted { get; } = [];

    /// <summary>
    /// For each contact that was merged away, the one that took its place. It stays among <see cref="Contacts"/>: its twin is left and listed.
    /// </summary>
    public Dictionary<string, string> Merged { get; } = [];

    /// <summary>Null where the record names nobody, or somebody the account does not know.</summary>
    public SampleAgent? Agent(string? id) => id is not null && agents.TryGetValue(id, out var agent) ? agent : null;

    /// <summary>Where a message belongs: its ticket, else its contact, else its organization; null where it hangs on nothing that exists.</summary>
    public string? HomeOf(SampleMessage message) =>
        message.TicketId is { } ticket && Tickets.ContainsKey(ticket) ? SourceKeys.Ticket(ticket)
        : message.ContactId is { } contact && Contacts.ContainsKey(contact) ? SourceKeys.Contact(contact)
        : message.OrganizationId is { } organization && Organizations.ContainsKey(organization) ? SourceKeys.Organization(organization)
        : null;

    /// <summary>The merged contact on which a ticket, message or file hung before; null where it did not move.</summary>
    public string? FormerOwner(string id) => formerOwners.GetValueOrDefault(id);

    private void Apply(ContactMerged merged)
    {
        Merged[merged.Loser.Id] = merged.WinnerId;
        foreach (var ticket in merged.Tickets)
        {
            Tickets[ticket.Id] = ticket;
        }

        foreach (var message in merged.Messages)
        {
            Messages[message.Id] = message;
        }

        Attachments = [.. Attachments.ExceptBy(merged.Files.Select(file => file.Id), file => file.Id), .. merged.Files];
        var moved = merged.Tickets.Select(ticket => ticket.Id).Concat(merged.Messages.Select(message => message.Id)).Concat(merged.Files.Select(file => file.Id));
        foreach (var id in moved)
        {
            formerOwners[id] = merged.Loser.Id;
        }
    }

    private void Apply(SampleEdit edit)
    {
        switch (edit)
        {
            case ContactSaved saved:
                Contacts[saved.Contact.Id] = saved.Contact;
                break;
            case TicketSaved saved:
                Tickets[saved.Ticket.Id] = saved.Ticket;
                break;
            case MessageSaved saved:
                Messages[saved.Message.Id] = saved.Message;
                break;
            case MessageDeleted deleted:
                Deleted.Add(deleted.MessageId);
                break;
            case TaskDeleted deleted:
                Deleted.Add(deleted.TaskId);
                break;
            case ContactMerged merged:
                Apply(merged);
                break;
            case TicketMerged merged:
                Tickets[merged.Ticket.Id] = merged.Ticket;
                break;
            default:
                throw new NotSupportedException(edit.GetType().Name);
        }
    }
}
