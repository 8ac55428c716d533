using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>The stored messages, and what would leave the account.</summary>
internal sealed class MessageBook(GorgiasState state, CustomerBook customers, UserBook users, Files files)
{
    private static readonly string[] Instants =
        ["created_datetime", "sent_datetime", "failed_datetime", "opened_datetime", "deleted_datetime"];

    private static readonly string[] Plain =
    [
        "channel", "via", "from_agent", "public", "subject", "body_html", "body_text", "stripped_text", "stripped_html",
        "stripped_signature", "message_id", "external_id", "integration_id", "headers", "meta", "mention_ids", "macros", "source",
        "last_sending_error",
    ];

    public IReadOnlyList<Document> Of(string ticketId) => state.Store.FindBy(GorgiasCollections.Messages, "ticket", ticketId);

    /// <summary>Stores a message. Without <c>sent_datetime</c> the vendor would send it, unless it is an internal note.</summary>
    /// <exception cref="GorgiasProblem">
    /// 400: an internal note from a customer, an incoming message with receiver, an unknown person or file.
    /// </exception>
    public JsonObject Create(WriteOrigin origin, JsonObject ticket, JsonObject form)
    {
        var id = state.NextId(GorgiasCollections.Messages);
        var message = new JsonObject
        {
            ["id"] = id,
            ["uri"] = $"/api/tickets/{ticket.Text("id")}/messages/{JsonReading.Digits(id)}/",
            ["ticket_id"] = ticket.Copy("id"),
            ["sender_id"] = null,
            ["receiver_id"] = null,
            ["public"] = true,
            ["attachments"] = new JsonArray(),
            ["created_datetime"] = state.Now,
        };
        foreach (var name in Plain.Concat(Instants))
        {
            message.TryAdd(name, null);
        }
        Apply(origin, ticket, message, form);
        if (message.Text("channel") != TicketShapes.InternalNote && message.Text("sent_datetime") is null)
        {
            state.Outbox.Add(message.Text("channel")!, Recipient(message), $"{origin.Verb} without sent_datetime");
        }
        state.Record(origin.CallerId, "ticket-message-created", "TicketMessage", id, new JsonObject { ["ticket_id"] = ticket.Copy("id") });
        return message;
    }

    public void Apply(WriteOrigin origin, JsonObject ticket, JsonObject message, JsonObject form)
    {
        message.Take(form, Plain);
        foreach (var name in Instants.Where(form.ContainsKey))
        {
            var at = GorgiasTime.Parse(form.Text(name));
            message[name] = at is { } given ? GorgiasTime.Format(given) : name == "created_datetime" ? state.Now : null;
        }
        if (message.Text("channel") == TicketShapes.InternalNote)
        {
            message["public"] = false;
        }
        message["public"] ??= true;
        message["body_text"] ??= message.Text("body_html") is { } html ? PlainText.Of(html) : null;
        ApplyPeople(origin, ticket, message, form);
        if (form.ContainsKey("attachments"))
        {
            message["attachments"] = files.Attach(form.Array("attachments"));
        }
        state.Put(GorgiasCollections.Messages, message, new Lookup("ticket", ticket.Text("id")!));
    }

    public JsonObject View(JsonObject message)
    {
        var view = message.DeepClone().AsObject();
        var isFromAgent = message.Flag("from_agent") == true;
        view["sender"] = isFromAgent ? users.Nested(message.Whole("sender_id")) : customers.Nested(message.Whole("sender_id"));
        view["receiver"] = isFromAgent ? customers.Nested(message.Whole("receiver_id")) : users.Nested(message.Whole("receiver_id"));
        view.Remove("sender_id");
        view.Remove("receiver_id");
        foreach (var attachment in view.Array("attachments"))
        {
            attachment!.AsObject().Remove("file_id");
        }
        return view;
    }

    private void ApplyPeople(WriteOrigin origin, JsonObject ticket, JsonObject message, JsonObject form)
    {
        var isFromAgent = message.Flag("from_agent") == true;
        if (!isFromAgent && message.Text("channel") == TicketShapes.InternalNote)
        {
            throw GorgiasProblem.Field("from_agent", "An internal note is always from an agent.");
        }
        if (form["sender"] is JsonObject sender)
        {
            message["sender_id"] = isFromAgent ? users.Resolve(sender, "sender", origin.Verb) : customers.Resolve(sender, "sender");
        }
        message["sender_id"] ??= isFromAgent ? origin.CallerId : ticket.Whole("customer_id");
        if (form["receiver"] is JsonObject receiver)
        {
            message["receiver_id"] = isFromAgent
                ? customers.Resolve(receiver, "receiver")
                : throw GorgiasProblem.Field("receiver", "An incoming message has no receiver.");
        }
    }

    private string Recipient(JsonObject message)
    {
        var addresses = message["source"].Array("to").Select(to => to.Text("address")).OfType<string>();
        return message["source"].Array("to").Count > 0
            ? string.Join(", ", addresses)
            : customers.Find(message.Whole("receiver_id")).Text("email") ?? "";
    }
}
