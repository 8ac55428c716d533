using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>
/// Writes the actions of tickets. An action has no subject and no recipients; the copies of a mail stand in the ticket's
/// <c>CCAddressList</c>, the length of a call in its effort.
/// </summary>
internal sealed class VivantioActions(VivantioTime time, DocumentStore store)
{
    public const string TicketLookup = "ticket";

    private const string StatusCounter = "vivantio.status-action";
    private const long FirstStatusAction = 1_000_000_000;
    private const long FirstLaterStatusAction = 1_500_000_000;

    private readonly HtmlParser parser = new();

    /// <summary>Saves messages of one ticket and adds up what they say about it.</summary>
    /// <param name="movesTicket">Whether the ticket's last change moves to the last message.</param>
    public void Save(string sampleTicketId, IReadOnlyList<SampleMessage> messages, bool movesTicket)
    {
        var ticketId = VivantioIds.Text(VivantioIds.Ticket(sampleTicketId));
        foreach (var message in messages)
            Put(ticketId, VivantioIds.Action(message.Id), Body(message));
        if (store.Find(VivantioCollections.Tickets, ticketId) is not { } ticket)
            return;
        var copies = Addresses((string?)ticket.Body["CCAddressList"])
            .Concat(messages.SelectMany(message => Addresses(message.Cc))).Distinct();
        ticket.Body["CCAddressList"] = Joined([.. copies], VivantioIds.Number(sampleTicketId));
        ticket.Body["TotalEffort"] = (int)ticket.Body["TotalEffort"]! + messages.Sum(VivantioRules.EffortMinutes);
        ticket.Body["LastActionId"] = VivantioIds.Action(messages[^1].Id);
        var at = time.Stamp(messages[^1].CreatedAt);
        if (movesTicket && string.CompareOrdinal((string?)ticket.Body["LastModifiedDate"], at) < 0)
            ticket.Body["LastModifiedDate"] = at;
        store.Put(VivantioCollections.Tickets, VivantioSlices.Record(VivantioIds.Ticket(sampleTicketId), ticket.Body));
    }

    /// <summary>Adds the action that a change of status leaves behind: the first of a ticket always has the same id.</summary>
    public void SaveStatusChange(SampleTicket ticket, bool isLater)
    {
        var id = isLater ? store.Next(StatusCounter, FirstLaterStatusAction) : FirstStatusAction + VivantioIds.Ticket(ticket.Id);
        var action = Action(
            ticket.UpdatedAt, VivantioCollections.Users, VivantioIds.User(ticket.ModifiedById), "Status changed to " + ticket.Status);
        Put(VivantioIds.Text(VivantioIds.Ticket(ticket.Id)), id, action);
    }

    private JsonObject Body(SampleMessage message)
    {
        var body = message.AuthorKind == SampleAuthorKind.Contact
            ? Action(message.CreatedAt, VivantioCollections.Callers, VivantioIds.Caller(message.AuthorId), VivantioRules.Describe(message))
            : Action(message.CreatedAt, VivantioCollections.Users, VivantioIds.User(message.AuthorId), VivantioRules.Describe(message));
        var isHtml = message.BodyType == SampleBodyType.Html;
        body["Notes"] = isHtml ? parser.ParseDocument(message.Body).Body!.TextContent : message.Body;
        body["NotesHtml"] = isHtml ? message.Body : null;
        body["Effort"] = VivantioRules.EffortMinutes(message);
        body["_private"] = VivantioRules.IsPrivate(message);
        return body;
    }

    private JsonObject Action(DateTimeOffset at, string people, long authorId, string description)
    {
        var author = store.Find(people, VivantioIds.Text(authorId))?.Body;
        var isUser = people == VivantioCollections.Users;
        return new JsonObject
        {
            ["ActionDate"] = time.Stamp(at),
            ["ActionUserName"] = (string?)author?[isUser ? "_name" : "Name"] ?? (isUser ? "Former user" : "Former caller"),
            ["ActionUserEmail"] = (string?)author?[isUser ? "EmailAddress" : "Email"],
            ["Description"] = description,
            ["Notes"] = null,
            ["NotesHtml"] = null,
            ["Effort"] = 0,
            ["_private"] = false,
        };
    }

    private void Put(string ticketId, long id, JsonObject body)
    {
        body.Insert(0, "Id", id);
        body["_ticket"] = ticketId;
        store.Put(
            VivantioCollections.Actions,
            new Document(VivantioIds.Text(id), body) { Lookups = [new Lookup(TicketLookup, ticketId)] });
    }

    private static string[] Addresses(string? list) =>
        (list ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Some lists end with the separator; which ones do is not documented.
    private static string Joined(string[] addresses, long number) =>
        string.Join("; ", addresses) + (addresses.Length > 0 && number % 2 == 1 ? "; " : "");
}
