using System.Text.Json.Nodes;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>What is special about tickets: numbers, closing, counters, and the mails that follow.</summary>
internal sealed class TicketBook(DeskAccount desk, LayoutBook layouts, RecordBook records, HistoryBook history)
{
    private static readonly ZohoModule Module = ZohoModules.Tickets;

    public JsonObject Require(string id) => records.Require(Module, id);

    public void Save(JsonObject ticket) => records.Save(Module, ticket);

    public void Touch(JsonObject ticket) => records.Touch(Module, ticket);

    /// <summary>Completes and stores a new ticket. Times and number are the vendor's own, always.</summary>
    public void Add(JsonObject ticket, string cause)
    {
        var contact = desk.Find(ZohoDeskCollections.Contacts, ticket.Text("contactId"))?.Body;
        foreach (var name in (string[])["accountId", "email", "phone"])
        {
            ticket[name] ??= contact?[name]?.DeepClone();
        }
        ticket["status"] ??= "Open";
        ticket["ticketNumber"] = desk.NextTicketNumber();
        ticket["isSpam"] = false;
        ticket["isArchived"] = false;
        ticket["isRead"] = false;
        ticket["closedTime"] = null;
        ticket["_tags"] = new JsonArray();
        records.Add(Module, ticket);
        history.Add(ticket, "TicketCreated", []);
        if (desk.Settings.NotifyOnTicketCreate || ticket.Text("ticketCreationType") == "sendAsEmail")
        {
            Mail(ticket, $"{cause}: a ticket was created");
        }
        Settle(ticket, cause, quiet: false);
    }

    /// <summary>Stores an updated ticket.</summary>
    /// <param name="quiet">True where the call switched the closure mail off.</param>
    public void Change(JsonObject ticket, IEnumerable<string> changed, string cause, bool quiet)
    {
        Touch(ticket);
        history.Add(ticket, "TicketUpdated", changed);
        Settle(ticket, cause, quiet);
    }

    public void Mail(JsonObject ticket, string cause) =>
        desk.Outbox.Add("email", ticket.Text("email") ?? ticket.Text("contactId") ?? "", cause);

    public JsonObject View(JsonObject ticket, ZohoCall call)
    {
        var view = records.View(Module, ticket);
        var id = ticket.Text("id")!;
        var owner = "tickets/" + id;
        view["commentCount"] = Count(ZohoDeskCollections.Comments, "owner", owner);
        view["threadCount"] = Count(ZohoDeskCollections.Threads, "owner", owner);
        view["attachmentCount"] = Count(ZohoDeskCollections.Attachments, "owner", owner);
        view["taskCount"] = Count(ZohoDeskCollections.Tasks, "ticketId", id);
        view["tagCount"] = ZohoJson.Digits(ticket.Array("_tags").Count);
        view["webUrl"] ??= $"{call.Address}agent/tickets/details/{id}";
        if (call.Query("include")?.Split(',').Contains("contacts") == true)
        {
            view["contact"] = desk.Find(ZohoDeskCollections.Contacts, ticket.Text("contactId"))?.Body is { } contact
                ? records.View(ZohoModules.Contacts, contact)
                : null;
        }
        return view;
    }

    /// <summary>A ticket in a list: without custom fields, long texts and the time of change.</summary>
    public JsonObject Brief(JsonObject ticket, ZohoCall call)
    {
        var view = View(ticket, call);
        foreach (var name in (string[])["cf", "customFields", "description", "resolution", "modifiedTime"])
        {
            view.Remove(name);
        }
        return view;
    }

    private string Count(string collection, string lookup, string value) => ZohoJson.Digits(desk.Store.CountBy(collection, lookup, value));

    private void Settle(JsonObject ticket, string cause, bool quiet)
    {
        var isClosed = LayoutBook.StatusType(layouts.For(Module, ticket), ticket.Text("status")) == "Closed";
        if (isClosed == ticket.Text("closedTime") is not null)
        {
            return;
        }
        ticket["closedTime"] = isClosed ? desk.NowText : null;
        Save(ticket);
        if (isClosed && !quiet)
        {
            Mail(ticket, $"{cause}: the ticket was closed");
        }
    }
}
