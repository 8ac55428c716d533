using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Ivinex;

/// <summary>The rows of the related-items calls: who points to whom, and which files hang where.</summary>
internal sealed class IvinexLinks(IvinexLayout layout, DocumentStore store)
{
    public const string Files = "_files";

    private const string FromLookup = "from";
    private const string ToLookup = "to";

    public void Of(SampleContact contact) =>
        Add(
            layout.Contacts, IvinexIds.Contact(contact.Id), layout.Organizations, IvinexIds.Organization(contact.OrganizationId), "embedded");

    public void Of(SampleTicket ticket) =>
        Add(layout.Tickets, IvinexIds.Ticket(ticket.Id), layout.Contacts, IvinexIds.Contact(ticket.ContactId), "embedded");

    public void Of(SampleTask task) =>
        AddFromParents(task.TicketId, task.ContactId, task.OrganizationId, layout.Tasks, IvinexIds.Task(task.Id), isTwice: false);

    public void Of(SampleMessage message) =>
        AddFromParents(
            message.TicketId, message.ContactId, message.OrganizationId, layout.Activities,
                IvinexIds.Activity(message.Id), message.IsLinkedTwice);

    public void Of(SampleAttachment file)
    {
        var fileId = IvinexIds.File(file.Id);
        var (tab, recordId) = Parent(file);
        store.Put(Files, new Document(fileId, new JsonObject
        {
            ["sample"] = file.Id,
            ["type"] = file.ContentType,
            ["download"] = file.Download.ToString(),
        }));
        Put(tab, recordId, fileId, "file", "attachment", new JsonObject
        {
            ["FromTabID"] = tab.Id,
            ["FromID"] = recordId,
            ["ToTabID"] = null,
            ["ToID"] = fileId,
            ["LinkType"] = "attachment",
            ["FileName"] = file.FileName,
            ["ContentType"] = file.ContentType,
            ["Size"] = file.SizeBytes.ToString(CultureInfo.InvariantCulture),
        });
    }

    public IReadOnlyList<Document> OfRecord(IvinexTab tab, string recordId) => store.FindBy(tab.RelatedCollection, FromLookup, recordId);

    /// <summary>Removes every row from and to a record that is gone.</summary>
    public void Forget(IvinexTab tab, string recordId)
    {
        foreach (var row in OfRecord(tab, recordId))
            store.Delete(tab.RelatedCollection, row.Id);
        foreach (var from in layout.All)
        {
            foreach (var row in store.FindBy(from.RelatedCollection, ToLookup, Address(tab.Id, recordId)))
                store.Delete(from.RelatedCollection, row.Id);
        }
    }

    private void AddFromParents(string? ticketId, string? contactId, string? organizationId, IvinexTab tab, string id, bool isTwice)
    {
        (IvinexTab Tab, string Id)[] parents =
        [
            (layout.Tickets, IvinexIds.Ticket(ticketId)),
            (layout.Contacts, IvinexIds.Contact(contactId)),
            (layout.Organizations, IvinexIds.Organization(organizationId)),
        ];
        foreach (var parent in parents)
            Add(parent.Tab, parent.Id, tab, id, "related");
        if (isTwice && parents.FirstOrDefault(parent => parent.Id != "0") is { Tab: not null } first)
            Add(first.Tab, first.Id, tab, id, "embedded");
    }

    private void Add(IvinexTab from, string fromId, IvinexTab to, string toId, string linkType)
    {
        if (fromId == "0" || toId == "0")
            return;
        Put(from, fromId, toId, to.Id, linkType, new JsonObject
        {
            ["FromTabID"] = from.Id,
            ["FromID"] = fromId,
            ["ToTabID"] = to.Id,
            ["ToID"] = toId,
            ["LinkType"] = linkType,
        });
    }

    private void Put(IvinexTab from, string fromId, string toId, string toTabId, string linkType, JsonObject row) =>
        store.Put(from.RelatedCollection, new Document($"{fromId}>{toTabId}/{toId}:{linkType}", row)
        {
            Lookups = [new Lookup(FromLookup, fromId), new Lookup(ToLookup, Address(toTabId, toId))],
        });

    private static string Address(string tabId, string id) => $"{tabId}/{id}";

    private (IvinexTab Tab, string Id) Parent(SampleAttachment file) => file.ParentKind switch
    {
        SampleParentKind.Ticket => (layout.Tickets, IvinexIds.Ticket(file.ParentId)),
        SampleParentKind.Contact => (layout.Contacts, IvinexIds.Contact(file.ParentId)),
        SampleParentKind.Organization => (layout.Organizations, IvinexIds.Organization(file.ParentId)),
        SampleParentKind.Task => (layout.Tasks, IvinexIds.Task(file.ParentId)),
        _ => (layout.Activities, IvinexIds.Activity(file.ParentId)),
    };
}
