using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Infoset;

/// <summary>
/// Fills the store from a sample, and changes it later. Without a counterpart, and left out: messages without ticket, tasks, custom
/// tabs, and files of contacts, organizations and tasks.
/// </summary>
internal sealed class InfosetState(
    SampleAccount sample, InfosetRecords records, InfosetTimeline timeline, InfosetTime time, InfosetPlantings plantings,
    DocumentStore store)
{
    private const string EditsCounter = "infoset.edits";

    public void Seed()
    {
        foreach (var agent in sample.Agents())
            store.Put(InfosetCollections.Users, InfosetRecords.User(agent, sample.Inventory.Groups));
        SeedCompanies();
        foreach (var contact in sample.Contacts())
            store.Put(InfosetCollections.Contacts, records.Contact(contact));
        foreach (var ticket in sample.Tickets())
            SeedTicket(ticket);
        foreach (var message in sample.Messages())
            Save(message);
        foreach (var deal in sample.Deals())
            store.Put(InfosetCollections.Deals, records.Deal(deal));
        foreach (var file in sample.Attachments())
            Attach(file);
    }

    /// <summary>Applies the sample's later changes as one transaction, the first time it is called on this state.</summary>
    /// <returns>How many changes were made; 0 when they had been made before.</returns>
    public int ApplyEdits() => store.Transact(() =>
    {
        if (store.Next(EditsCounter) > 1)
            return 0;
        var edits = sample.Edits();
        foreach (var edit in edits)
            Apply(edit);
        return edits.Count;
    });

    private void Apply(SampleEdit edit)
    {
        switch (edit)
        {
            case ContactSaved saved:
                store.Put(InfosetCollections.Contacts, records.Contact(saved.Contact));
                break;
            case TicketSaved saved:
                Save(saved.Ticket);
                break;
            case MessageSaved saved:
                Save(saved.Message);
                Touch(saved.Message);
                break;
            case ContactMerged merged:
                // Only tickets have a place for what hung on a contact; entries of their logs are history, and keep the id of their writer.
                foreach (var ticket in merged.Tickets)
                    Save(ticket);
                store.Delete(InfosetCollections.Contacts, InfosetIds.Text(InfosetIds.Contact(merged.Loser.Id)));
                break;
            case TicketMerged merged:
                Save(merged.Ticket);
                timeline.SaveMerge(merged.Ticket, InfosetIds.Ticket(merged.IntoId), isLater: true);
                break;
            case MessageDeleted or TaskDeleted:
                // The sample deletes a message without ticket and a task; this vendor has neither.
                break;
            default:
                throw new NotSupportedException($"The Infoset emulator does not know the change '{edit.GetType().Name}'.");
        }
    }

    private void SeedCompanies()
    {
        SampleOrganization? before = null;
        foreach (var (index, organization) in sample.Organizations().Index())
        {
            store.Put(InfosetCollections.Companies, records.Company(organization, InfosetInventions.IsSubsidiary(index) ? before : null));
            before = organization;
        }
    }

    private void SeedTicket(SampleTicket ticket)
    {
        var document = records.Ticket(ticket);
        if (ticket.Id == plantings.First)
        {
            foreach (var image in InfosetFiles.PlantedImages)
                InfosetTimeline.AddFile(document.Body, InfosetHtml.File(InfosetHtml.Images, image.Id, image.FileName, isImage: true));
            timeline.SaveGoneMail(ticket);
        }

        if (ticket.Id == plantings.Merged)
            timeline.SaveMerge(ticket, InfosetIds.Ticket(plantings.First!), isLater: false);
        store.Put(InfosetCollections.Tickets, document);
    }

    private void Save(SampleTicket ticket)
    {
        var document = records.Ticket(ticket);
        if (store.Find(InfosetCollections.Tickets, document.Id)?.Body["_files"] is { } files)
            document.Body["_files"] = files.DeepClone();
        store.Put(InfosetCollections.Tickets, document);
    }

    private void Save(SampleMessage message)
    {
        if (message.TicketId is { } ticketId)
            timeline.Save(message, ticketId);
    }

    /// <summary>A new message makes its ticket the newest.</summary>
    private void Touch(SampleMessage message)
    {
        if (message.TicketId is null || FindTicket(message.TicketId) is not { } ticket)
            return;
        if (InfosetTime.Parse((string)ticket.Body["updatedDate"]!) >= message.CreatedAt)
            return;
        ticket.Body["updatedDate"] = time.Stamp(message.CreatedAt);
        store.Put(InfosetCollections.Tickets, ticket);
    }

    private Document? FindTicket(string sampleId) =>
        store.Find(InfosetCollections.Tickets, InfosetIds.Text(InfosetIds.Ticket(sampleId)));

    private void Attach(SampleAttachment file)
    {
        var isLinked = file.ParentKind switch
        {
            SampleParentKind.Message => timeline.Attach(file.ParentId, Link),
            SampleParentKind.Ticket => AttachToTicket(file),
            _ => false,
        };
        if (!isLinked)
            return;
        store.Put(InfosetCollections.Files, new Document(InfosetIds.Text(InfosetIds.File(file.Id)), new JsonObject
        {
            ["sample"] = file.Id,
            ["type"] = file.ContentType,
            ["download"] = file.Download.ToString(),
        }));

        JsonObject Link(string folder) => InfosetHtml.File(
            folder, InfosetIds.Text(InfosetIds.File(file.Id)), file.FileName,
            file.ContentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase));

        bool AttachToTicket(SampleAttachment attachment)
        {
            if (FindTicket(attachment.ParentId) is not { } ticket)
                return false;
            InfosetTimeline.AddFile(ticket.Body, Link(InfosetHtml.NeedsKey));
            store.Put(InfosetCollections.Tickets, ticket);
            return true;
        }
    }
}
