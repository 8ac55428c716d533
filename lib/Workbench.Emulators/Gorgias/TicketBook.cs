using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>The stored tickets.</summary>
internal sealed class TicketBook(GorgiasState state, CustomerBook customers, UserBook users, TagBook tags)
{
    public FieldValues Values { get; } = new(state, "Ticket");

    public JsonObject Require(string id) => state.Require(GorgiasCollections.Tickets, "Ticket", id);

    public void Save(JsonObject ticket)
    {
        var lookups = new List<Lookup>();
        if (ticket.Text("external_id") is { } external)
        {
            lookups.Add(new Lookup("external_id", external));
        }
        if (ticket.Text("customer_id") is { } customer)
        {
            lookups.Add(new Lookup("customer", customer));
        }
        lookups.AddRange(ticket.Array("tag_ids").Select(id => new Lookup("tag", JsonReading.AsText(id)!)));
        state.Put(GorgiasCollections.Tickets, ticket, lookups);
    }

    /// <summary>Stores a later write, which moves the time of the last update where the account does so.</summary>
    public void Touch(JsonObject ticket)
    {
        if (state.Settings.WritesMoveUpdated)
        {
            ticket["updated_datetime"] = state.Now;
        }
        Save(ticket);
    }

    /// <summary>Removes the ticket with its messages. Its survey stays: the vendor has no call for that.</summary>
    public void Delete(long userId, JsonObject ticket)
    {
        var id = ticket.Text("id")!;
        foreach (var message in state.Store.FindBy(GorgiasCollections.Messages, "ticket", id))
        {
            state.Store.Delete(GorgiasCollections.Messages, message.Id);
        }
        state.Store.Delete(GorgiasCollections.Tickets, id);
        state.Record(userId, "ticket-deleted", "Ticket", ticket.Whole("id")!.Value);
    }

    /// <summary>Takes a tag off every ticket that has it.</summary>
    public void Untag(string tagId) =>
        ChangeAll("tag", tagId, ticket => ticket["tag_ids"] = ticket.Array("tag_ids")
            .Where(id => JsonReading.AsText(id) != tagId).Select(id => id!.DeepClone()).ToJsonArray());

    /// <summary>Gives the tickets of one customer to another.</summary>
    public void Rehome(string fromCustomer, long toCustomer) =>
        ChangeAll("customer", fromCustomer, ticket => ticket["customer_id"] = toCustomer);

    public JsonObject View(JsonObject ticket, bool withFields = false)
    {
        var view = ticket.DeepClone().AsObject();
        foreach (var name in (string[])["customer_id", "assignee_user_id", "assignee_team_id", "tag_ids", "custom_fields"])
        {
            view.Remove(name);
        }
        view["customer"] = customers.Nested(ticket.Whole("customer_id"));
        view["assignee_user"] = users.Nested(ticket.Whole("assignee_user_id"));
        view["assignee_team"] = state.Find(GorgiasCollections.Teams, ticket.Whole("assignee_team_id")) is { } team
            ? new JsonObject { ["id"] = team.Copy("id"), ["name"] = team.Copy("name") }
            : null;
        view["tags"] = tags.Nested(ticket);
        view["messages_count"] = state.Store.CountBy(GorgiasCollections.Messages, "ticket", ticket.Text("id")!);
        view["satisfaction_survey"] = SurveyOf(ticket);
        if (withFields)
        {
            view["custom_fields"] = FieldValues.Related(ticket);
        }
        return view;
    }

    // In blocks: what is changed no longer has the lookup.
    private void ChangeAll(string lookup, string value, Action<JsonObject> change)
    {
        while (state.Store.FindBy(GorgiasCollections.Tickets, lookup, value, limit: 500) is { Count: > 0 } block)
        {
            foreach (var document in block)
            {
                change(document.Body);
                Save(document.Body);
            }
        }
    }

    private JsonObject? SurveyOf(JsonObject ticket) =>
        state.Store.FindBy(GorgiasCollections.Surveys, "ticket", ticket.Text("id")!, limit: 1).FirstOrDefault()?.Body is { } survey
            ? new JsonObject { ["id"] = survey.Copy("id"), ["score"] = survey.Copy("score") }
            : null;
}
