using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>What stands under a record and goes with it: comments, threads, files, time entries, tasks, calls, events.</summary>
internal sealed class Children(DeskAccount desk, TagBook tags)
{
    private static readonly string[] Owned =
    [
        ZohoDeskCollections.Comments, ZohoDeskCollections.Threads, ZohoDeskCollections.Attachments, ZohoDeskCollections.TimeEntries,
        ZohoDeskCollections.History,
    ];

    private static readonly string[] Activities = [ZohoDeskCollections.Tasks, ZohoDeskCollections.Calls, ZohoDeskCollections.Events];

    public void Hide(ZohoModule module, string id, bool hidden)
    {
        foreach (var (collection, child) in Of(module, id))
        {
            if (!child.Body.Flag("isTrashed"))
            {
                desk.Hide(collection, child, hidden);
            }
        }
    }

    /// <summary>Removes everything under the record for good; of a contact also its tickets.</summary>
    public void Delete(ZohoModule module, string id)
    {
        if (module == ZohoModules.Tickets && desk.Store.Find(module.Name, id)?.Body is { } ticket)
        {
            tags.Forget(ticket);
        }
        if (module == ZohoModules.Contacts)
        {
            foreach (var owned in desk.Store.FindBy(ZohoDeskCollections.Tickets, "contactId", id, withHidden: true))
            {
                Delete(ZohoModules.Tickets, owned.Id);
                desk.Store.Delete(ZohoDeskCollections.Tickets, owned.Id);
                desk.Store.Delete(ZohoDeskCollections.Bin, owned.Id);
            }
        }
        foreach (var (collection, child) in Of(module, id).ToList())
        {
            if (child.Body.Text("fileId") is { } file)
            {
                desk.Store.Delete(ZohoDeskCollections.Files, file);
            }
            desk.Store.Delete(collection, child.Id);
            desk.Store.Delete(ZohoDeskCollections.Bin, child.Id);
        }
    }

    /// <summary>Moves everything under one ticket to another.</summary>
    public void Adopt(string from, string into)
    {
        foreach (var (collection, child) in Of(ZohoModules.Tickets, from).Where(found => Owned.Contains(found.Collection)).ToList())
        {
            child.Body["owner"] = "tickets/" + into;
            var others = desk.Store.LookupsOf(child.Sequence).Where(lookup => lookup.Name != "owner");
            desk.Store.Put(collection, child with { Lookups = [.. others, new Lookup("owner", "tickets/" + into)] });
        }
    }

    private IEnumerable<(string Collection, Document Child)> Of(ZohoModule module, string id)
    {
        foreach (var collection in Owned)
        {
            foreach (var child in desk.Store.FindBy(collection, "owner", $"{module.Name}/{id}", withHidden: true))
            {
                yield return (collection, child);
            }
        }
        foreach (var collection in module == ZohoModules.Tickets ? Activities : [])
        {
            foreach (var child in desk.Store.FindBy(collection, "ticketId", id, withHidden: true))
            {
                yield return (collection, child);
            }
        }
    }
}
