using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Infoset;

/// <summary>
/// The log entries of tickets, and the mails that stand behind some of them. A message that hangs on no ticket has no place here.
/// </summary>
internal sealed class InfosetTimeline(InfosetTime time, DocumentStore store)
{
    private const string TicketLookup = "ticket";
    private const long MergeLog = 90_001;
    private const long GoneMailLog = 90_002;
    private const long LaterMergeLog = 90_003;

    public IReadOnlyList<Document> OfTicket(string ticketId) => store.FindBy(InfosetCollections.Logs, TicketLookup, ticketId);

    /// <param name="ticketId">The ticket that the message hangs on.</param>
    public void Save(SampleMessage message, string ticketId)
    {
        var entry = Entry(InfosetIds.Log(message.Id), InfosetIds.Ticket(ticketId), Word(message.Kind), message.CreatedAt);
        var byAgent = message.AuthorKind == SampleAuthorKind.Agent;
        entry["isAgent"] = byAgent;
        entry["isInternal"] = message.Kind == SampleMessageKind.Note;
        entry["ownerId"] = byAgent ? InfosetIds.Optional(message.AuthorId, InfosetIds.Agent) : null;
        entry["contactId"] = byAgent ? null : InfosetIds.Optional(message.AuthorId, InfosetIds.Contact);
        if (message.Kind == SampleMessageKind.Email)
        {
            entry["emailId"] = InfosetIds.Email(message.Id);
            SaveMail(message);
        }
        else
        {
            entry["content"] = message.BodyType == SampleBodyType.Html ? message.Body : InfosetHtml.FromText(message.Body);
        }

        if (message.Kind is SampleMessageKind.Call or SampleMessageKind.Sms)
            entry["direction"] = Direction(message);
        if (message.Kind == SampleMessageKind.Call)
        {
            entry["durationSeconds"] = (long?)message.CallDuration?.TotalSeconds;
            entry["disposition"] = message.CallDisposition;
        }

        Put(entry);
    }

    /// <param name="isLater">True for the one merge of the sample's later changes.</param>
    public void SaveMerge(SampleTicket ticket, long into, bool isLater)
    {
        var entry = Entry(isLater ? LaterMergeLog : MergeLog, InfosetIds.Ticket(ticket.Id), "system", ticket.UpdatedAt);
        entry["content"] = $"Talep kapatıldı ve #{into} ile birleştirildi";
        Put(entry);
    }

    /// <summary>An entry for a mail that nobody can read any more.</summary>
    public void SaveGoneMail(SampleTicket ticket)
    {
        var entry = Entry(GoneMailLog, InfosetIds.Ticket(ticket.Id), "email", ticket.CreatedAt.AddMinutes(1));
        entry["contactId"] = InfosetIds.Optional(ticket.ContactId, InfosetIds.Contact);
        entry["emailId"] = InfosetIds.GoneEmail;
        Put(entry);
    }

    /// <summary>Links a file from the HTML of a message: from the mail where it is one, else from the log entry.</summary>
    /// <returns>False where the message has no place in any timeline.</returns>
    public bool Attach(string messageId, Func<string, JsonObject> file)
    {
        if (store.Find(InfosetCollections.Logs, InfosetIds.Text(InfosetIds.Log(messageId))) is not { } entry)
            return false;
        if (entry.Body["emailId"] is null)
        {
            AddFile(entry.Body, file(InfosetHtml.NeedsKey));
            Put(entry.Body);
            return true;
        }

        var mail = store.Find(InfosetCollections.Emails, InfosetIds.Text(InfosetIds.Email(messageId)))!;
        AddFile(mail.Body, file(InfosetHtml.NeedsNoKey));
        if ((string?)mail.Body["textBody"] is { } text)
        {
            mail.Body["htmlBody"] = InfosetHtml.FromText(text);
            mail.Body["textBody"] = null;
        }

        store.Put(InfosetCollections.Emails, mail);
        return true;
    }

    public static void AddFile(JsonObject body, JsonObject file)
    {
        if (body["_files"] is not JsonArray files)
            body["_files"] = files = [];
        files.Add(file);
    }

    private void SaveMail(SampleMessage message)
    {
        var id = InfosetIds.Email(message.Id);
        var isHtml = message.BodyType == SampleBodyType.Html;
        store.Put(InfosetCollections.Emails, new Document(InfosetIds.Text(id), new JsonObject
        {
            ["id"] = id,
            ["fromAddress"] = AuthorAddress(message),
            ["toAddresses"] = Addresses(message.To),
            ["ccAddresses"] = Addresses(message.Cc),
            ["bccAddresses"] = Addresses(message.Bcc),
            ["subject"] = message.Subject,
            ["htmlBody"] = isHtml ? message.Body : null,
            ["textBody"] = isHtml ? null : message.Body,
            ["direction"] = Direction(message),
            ["date"] = time.Stamp(message.CreatedAt),
        }));
    }

    private string AuthorAddress(SampleMessage message)
    {
        if (message.AuthorId is not { } author)
            return "";
        var person = message.AuthorKind == SampleAuthorKind.Contact
            ? store.Find(InfosetCollections.Contacts, InfosetIds.Text(InfosetIds.Contact(author)))
            : store.Find(InfosetCollections.Users, InfosetIds.Text(InfosetIds.Agent(author)));
        return (string?)person?.Body["email"] ?? "";
    }

    private JsonObject Entry(long id, long ticketId, string type, DateTimeOffset at) => new()
    {
        ["id"] = id,
        ["ticketId"] = ticketId,
        ["type"] = type,
        ["isAgent"] = false,
        ["isInternal"] = false,
        ["ownerId"] = null,
        ["contactId"] = null,
        ["createdDate"] = time.Stamp(at),
    };

    private void Put(JsonObject entry) =>
        store.Put(InfosetCollections.Logs, new Document(InfosetIds.Text((long)entry["id"]!), entry)
        {
            Lookups = [new Lookup(TicketLookup, InfosetIds.Text((long)entry["ticketId"]!))],
        });

    private static JsonArray Addresses(string line) =>
        [.. line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(address => (JsonNode)address)];

    private static string Direction(SampleMessage message) => message.Direction == SampleDirection.Inbound ? "in" : "out";

    private static string Word(SampleMessageKind kind) => kind switch
    {
        SampleMessageKind.Call => "call",
        SampleMessageKind.Note => "note",
        SampleMessageKind.Sms => "sms",
        _ => "email",
    };
}
