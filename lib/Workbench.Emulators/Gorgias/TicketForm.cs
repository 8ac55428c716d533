using System.Text.Json.Nodes;

namespace Workbench.Emulators.Gorgias;

/// <summary>Puts the fields of a create or update into a ticket.</summary>
internal sealed class TicketForm(GorgiasState state, TicketBook book, CustomerBook customers, UserBook users, TagBook tags)
{
    private static readonly string[] Instants =
    [
        "opened_datetime", "closed_datetime", "updated_datetime", "trashed_datetime", "snooze_datetime", "last_message_datetime",
        "last_received_message_datetime",
    ];

    public JsonObject Draft(JsonObject form)
    {
        var id = state.NextId(GorgiasCollections.Tickets);
        return new JsonObject
        {
            ["id"] = id,
            ["uri"] = $"/api/tickets/{JsonReading.Digits(id)}/",
            ["external_id"] = null,
            ["status"] = "open",
            ["priority"] = "normal",
            ["channel"] = form.Array("messages").FirstOrDefault().Copy("channel"),
            ["via"] = null,
            ["subject"] = null,
            ["language"] = null,
            ["spam"] = false,
            ["from_agent"] = form.Array("messages").FirstOrDefault().Copy("from_agent"),
            ["is_unread"] = false,
            ["customer_id"] = null,
            ["assignee_user_id"] = null,
            ["assignee_team_id"] = null,
            ["tag_ids"] = new JsonArray(),
            ["custom_fields"] = new JsonObject(),
            ["meta"] = null,
            ["created_datetime"] = Instant(form, "created_datetime") ?? state.Now,
            ["opened_datetime"] = null,
            ["closed_datetime"] = null,
            ["updated_datetime"] = state.Now,
            ["snooze_datetime"] = null,
            ["trashed_datetime"] = null,
            ["last_message_datetime"] = null,
            ["last_received_message_datetime"] = null,
        };
    }

    /// <summary>Writes what the form names; tags and custom fields replace their set.</summary>
    /// <exception cref="GorgiasProblem">400: a reference leads nowhere, or a custom field does not take its value.</exception>
    public void Apply(JsonObject ticket, JsonObject form, string cause)
    {
        ticket.Take(form, "channel", "via", "subject", "priority", "external_id", "from_agent", "meta", "language", "spam");
        foreach (var name in Instants.Where(form.ContainsKey))
        {
            ticket[name] = Instant(form, name);
        }
        ApplyStatus(ticket, form);
        ApplyPeople(ticket, form, cause);
        if (form.ContainsKey("tags"))
        {
            ticket["tag_ids"] = TagBook.Distinct(tags.Resolve(form.Array("tags")));
        }
        if (form.ContainsKey("custom_fields"))
        {
            ticket["custom_fields"] = new JsonObject();
            book.Values.Set(ticket, form.Array("custom_fields"));
        }
    }

    private static string? Instant(JsonObject form, string name) =>
        GorgiasTime.Parse(form.Text(name)) is { } at ? GorgiasTime.Format(at) : null;

    private void ApplyStatus(JsonObject ticket, JsonObject form)
    {
        var status = form.Text("status") ?? (form.Text("closed_datetime") is null ? ticket.Text("status") : "closed");
        ticket["status"] = status;
        if (status == "closed")
        {
            ticket["closed_datetime"] ??= state.Now;
        }
        else if (!form.ContainsKey("closed_datetime"))
        {
            ticket["closed_datetime"] = null;
        }
    }

    private void ApplyPeople(JsonObject ticket, JsonObject form, string cause)
    {
        if (form["customer"] is JsonObject customer)
        {
            ticket["customer_id"] = customers.Resolve(customer, "customer");
        }
        if (form.ContainsKey("assignee_user"))
        {
            var user = form.Object("assignee_user");
            ticket["assignee_user_id"] = user.Whole("id") is null && user.Text("email") is null
                ? null
                : users.Resolve(user, "assignee_user", cause);
        }
        if (form.ContainsKey("assignee_team"))
        {
            var team = form["assignee_team"].Whole("id");
            ticket["assignee_team_id"] = team is null || state.Find(GorgiasCollections.Teams, team) is not null
                ? team
                : throw GorgiasProblem.Field("assignee_team", $"Team {JsonReading.Digits(team.Value)} does not exist.");
        }
    }
}
