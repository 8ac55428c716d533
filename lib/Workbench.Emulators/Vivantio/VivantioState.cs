using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>
/// Fills the store from a sample, and changes it later. Vivantio has no tasks, no records of custom tabs and no messages outside of
/// tickets, so those of a sample have no counterpart.
/// </summary>
internal sealed class VivantioState
{
    public const string ChildLookup = "child";
    public const string ParentLookup = "parent";

    private const string EditsCounter = "vivantio.edits";

    private readonly SampleAccount account;
    private readonly VivantioSettings settings;
    private readonly DocumentStore store;
    private readonly VivantioPeople people;
    private readonly VivantioTickets tickets;
    private readonly VivantioActions actions;
    private readonly VivantioFiles files;
    private readonly VivantioArticles articles;
    private readonly VivantioExtras extras;

    public VivantioState(SampleAccount account, VivantioSettings settings, VivantioLists lists, VivantioForms forms, DocumentStore store)
    {
        this.account = account;
        this.settings = settings;
        this.store = store;
        var time = new VivantioTime(settings.TimeZone);
        var values = new VivantioFormValues(forms, store);
        people = new VivantioPeople(time, values, store);
        tickets = new VivantioTickets(account, lists, time, values, store);
        actions = new VivantioActions(time, store);
        files = new VivantioFiles(time, store);
        articles = new VivantioArticles(account, store);
        extras = new VivantioExtras(account, lists, tickets, files, store);
    }

    public void Seed()
    {
        foreach (var agent in account.Agents())
            people.Save(agent);
        foreach (var organization in account.Organizations())
            people.Save(organization);
        foreach (var contact in account.Contacts())
            people.Save(contact);
        foreach (var ticket in account.Tickets())
        {
            tickets.Save(ticket);
            if (VivantioRules.HasStatusAction(ticket))
                actions.SaveStatusChange(ticket, isLater: false);
        }

        foreach (var thread in Threads(account.Messages()))
            actions.Save(thread[0].TicketId!, thread, movesTicket: false);
        foreach (var file in account.Attachments())
            files.Save(file);
        foreach (var link in account.TicketLinks())
            Save(link);
        foreach (var article in account.Articles())
            articles.Save(article);
        extras.Add(settings);
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
                people.Save(saved.Contact);
                break;
            case TicketSaved saved:
                Save(saved.Ticket);
                break;
            case MessageSaved { Message: { TicketId: { } ticketId } message }:
                actions.Save(ticketId, [message], settings.ActionsMoveLastModified);
                break;
            case ContactMerged merged:
                Merge(merged);
                break;
            case TicketMerged merged:
                Save(merged.Ticket);
                break;
            case MessageSaved or MessageDeleted or TaskDeleted:
                // Only loose messages and tasks are deleted, and neither is in the account.
                break;
            default:
                throw new NotSupportedException($"The Vivantio emulator does not know the change '{edit.GetType().Name}'.");
        }
    }

    private void Save(SampleTicket ticket)
    {
        if (tickets.Save(ticket) is { } former && former != ticket.Status)
            actions.SaveStatusChange(ticket, isLater: true);
    }

    /// <summary>The caller stays, marked as deleted, as every deleted row does (vivantio 5); its former actions keep its name.</summary>
    private void Merge(ContactMerged merged)
    {
        foreach (var ticket in merged.Tickets)
            Save(ticket);
        foreach (var file in merged.Files)
            files.Save(file);
        people.Delete(merged.Loser, merged.At);
    }

    private void Save(SampleTicketLink link)
    {
        var child = VivantioIds.Text(VivantioIds.Ticket(link.ChildId));
        var parent = VivantioIds.Text(VivantioIds.Ticket(link.ParentId));
        store.Put(
            VivantioCollections.TicketLinks,
            new Document($"{child}>{parent}", new JsonObject { ["Child"] = child, ["Parent"] = parent })
            {
                Lookups = [new Lookup(ChildLookup, child), new Lookup(ParentLookup, parent)],
            });
    }

    /// <summary>Messages of one ticket follow each other, so no more than one thread is held at a time.</summary>
    private static IEnumerable<List<SampleMessage>> Threads(IEnumerable<SampleMessage> messages)
    {
        var thread = new List<SampleMessage>();
        foreach (var message in messages.Where(message => message.TicketId is not null))
        {
            if (thread.Count > 0 && thread[0].TicketId != message.TicketId)
            {
                yield return thread;
                thread = [];
            }

            thread.Add(message);
        }

        if (thread.Count > 0)
            yield return thread;
    }
}
