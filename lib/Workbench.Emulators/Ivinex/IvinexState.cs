using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Ivinex;

/// <summary>Fills the store from a sample, and changes it later.</summary>
internal sealed class IvinexState(SampleAccount account, IvinexLayout layout, IvinexRecords records, IvinexLinks links, DocumentStore store)
{
    private const string EditsCounter = "ivinex.edits";

    public void Seed()
    {
        foreach (var agent in account.Agents())
            store.Put(layout.Users.Collection, records.User(agent));
        foreach (var organization in account.Organizations())
            store.Put(layout.Organizations.Collection, records.Organization(organization));
        foreach (var contact in account.Contacts())
            Save(contact);
        foreach (var ticket in account.Tickets())
            Save(ticket);
        foreach (var message in account.Messages())
            Save(message);
        foreach (var task in account.Tasks())
        {
            store.Put(layout.Tasks.Collection, records.Task(task));
            links.Of(task);
        }

        foreach (var record in account.CustomRecords())
            store.Put(layout.Custom.Single(tab => tab.Name == record.TabName).Collection, records.CustomRecord(record));
        foreach (var file in account.Attachments())
            links.Of(file);
    }

    /// <summary>Applies the sample's later changes as one transaction, the first time it is called on this state.</summary>
    /// <returns>How many changes were made; 0 when they had been made before.</returns>
    public int ApplyEdits() => store.Transact(() =>
    {
        if (store.Next(EditsCounter) > 1)
            return 0;
        var edits = account.Edits();
        foreach (var edit in edits)
            Apply(edit);
        return edits.Count;
    });

    private void Apply(SampleEdit edit)
    {
        switch (edit)
        {
            case ContactSaved saved:
                Save(saved.Contact);
                break;
            case TicketSaved saved:
                Save(saved.Ticket);
                break;
            case MessageSaved saved:
                Save(saved.Message);
                break;
            case MessageDeleted deleted:
                Delete(layout.Activities, IvinexIds.Activity(deleted.MessageId));
                break;
            case TaskDeleted deleted:
                Delete(layout.Tasks, IvinexIds.Task(deleted.TaskId));
                break;
            case ContactMerged merged:
                Merge(merged);
                break;
            case TicketMerged merged:
                Save(merged.Ticket);
                break;
            default:
                throw new NotSupportedException($"The Ivinex emulator does not know the change '{edit.GetType().Name}'.");
        }
    }

    private void Save(SampleContact contact)
    {
        store.Put(layout.Contacts.Collection, records.Contact(contact));
        links.Of(contact);
    }

    private void Save(SampleTicket ticket)
    {
        store.Put(layout.Tickets.Collection, records.Ticket(ticket));
        links.Of(ticket);
    }

    private void Save(SampleMessage message)
    {
        store.Put(layout.Activities.Collection, records.Activity(message, AuthorAddress(message)));
        links.Of(message);
    }

    /// <summary>The record is gone, and the rows that led to and from it (ivinex 6.18).</summary>
    private void Merge(ContactMerged merged)
    {
        foreach (var ticket in merged.Tickets)
            Save(ticket);
        foreach (var message in merged.Messages)
            Save(message);
        foreach (var file in merged.Files)
            links.Of(file);
        Delete(layout.Contacts, IvinexIds.Contact(merged.Loser.Id));
    }

    private void Delete(IvinexTab tab, string id)
    {
        store.Delete(tab.Collection, id);
        links.Forget(tab, id);
    }

    private string AuthorAddress(SampleMessage message)
    {
        var byContact = message.AuthorKind == SampleAuthorKind.Contact;
        var author = byContact
            ? store.Find(layout.Contacts.Collection, IvinexIds.Contact(message.AuthorId))
            : store.Find(layout.Users.Collection, IvinexIds.User(message.AuthorId));
        return (string?)author?.Body[byContact && message.Kind == SampleMessageKind.Sms ? "phone" : "email"] ?? "";
    }
}
