using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>An invented source whose tickets have channels, parents and calls, and that knows deals.</summary>
internal static class SupportSource
{
    public static readonly ObjectSchema Cases = Object("cases", "Cases", Kind.Ticket,
        Id(), new("subject", "Subject", FieldType.Text, FieldRole.Subject), new("text", "Description", FieldType.Html, FieldRole.Body),
        new("status", "Status", FieldType.Choice, FieldRole.Status, Labels("Open", "Waiting", "Closed")),
        new("priority", "Priority", FieldType.Choice, FieldRole.Priority, Labels("High", "Low")),
        new("sort", "Case type", FieldType.Choice, FieldRole.TicketType, Labels("Incident", "Request, simple")),
        new("category", "Category", FieldType.Text, IsCustom: true),
        new("channel", "Origin", FieldType.Choice, FieldRole.Channel, Labels("E-mail", "Chat", "Self Service", "Phone", "API")),
        new("contact", "Contact", FieldType.Link, FieldRole.Requester, LinkedObject: "contacts"),
        new("owner", "Owner", FieldType.Agent, FieldRole.Assignee), new("created", "Created", FieldType.Instant, FieldRole.CreatedAt),
        new("effort", "Effort", FieldType.Number, IsCustom: true), new("due", "Due", FieldType.Date, FieldRole.DueAt));

    public static readonly ObjectSchema Chats = Object("chats", "Chats", Kind.Ticket,
        Id(), new("subject", "Subject", FieldType.Text, FieldRole.Subject), new("channel", "Channel", FieldType.Text, FieldRole.Channel));

    public static readonly ObjectSchema Calls = Object("calls", "Calls", Kind.Call,
        Id(), new("direction", "Direction", FieldType.Text, FieldRole.Direction), new("at", "Started", FieldType.Instant, FieldRole.OccurredAt),
        new("seconds", "Duration in seconds", FieldType.Number, FieldRole.CallDuration),
        new("disposition", "Disposition", FieldType.Text, FieldRole.CallDisposition), new("queue", "Queue", FieldType.Text),
        new("ivr", "IVR path", FieldType.Text), new("agent", "Agent", FieldType.Agent, FieldRole.Assignee));

    public static readonly ObjectSchema Deals = Object("deals", "Deals", Kind.Deal,
        Id(), new("name", "Name", FieldType.Text, FieldRole.Name), new("stageId", "Stage", FieldType.Choice, Options: Labels("Won", "Lost")),
        new("ownerId", "Owner", FieldType.Agent, FieldRole.Assignee), new("amount", "Value", FieldType.Number),
        new("closeDate", "Close date", FieldType.Date), new("created", "Created", FieldType.Instant, FieldRole.CreatedAt));

    public static readonly SchemaSnapshot Schema = SampleSource.Schema with
    {
        Objects = [SampleSource.Organizations, SampleSource.Contacts, Cases, Chats, SampleSource.Messages, SampleSource.Files, Calls, Deals],
    };

    /// <summary>A closed mail case with messages, a call and files; a telephone case and a chat are part of it. Answers the mail case.</summary>
    public static RecordKey Fill(EmulatedWorkspace workspace)
    {
        var ledger = workspace.Ledger;
        var ada = ledger.Add(SampleSource.Contacts, "1", ("first", SampleSource.Text("Ada")), ("email", SampleSource.Text("ada@example.com")));
        var mail = ledger.Add(Cases, "100", ("subject", SampleSource.Text("Printer <burns>")), ("text", new FieldValue.Html("<p>It is 1 &lt; 2</p>")),
            ("status", SampleSource.Option("Closed")), ("priority", SampleSource.Option("High")), ("sort", SampleSource.Option("Request, simple")),
            ("category", SampleSource.Text("Hardware / Printer")), ("channel", SampleSource.Option("E-mail")), ("contact", SampleSource.Link(Kind.Contact, "1")),
            ("owner", SampleSource.Agent("7")), ("created", SampleSource.At("2021-03-01T09:00:00Z")), ("effort", new FieldValue.Number(2.5m)),
            ("due", new FieldValue.Date(new DateOnly(2021, 3, 9))));
        ledger.Link(mail, LinkRole.Requester, ada);
        var first = LoadTests.Message(ledger, mail, "1", "Email", "Inbound", "2021-03-01T09:00:00Z", "ada@example.com", "7", "<p>Help</p>");
        var reply = LoadTests.Message(ledger, mail, "2", "Email", "Outbound", "2021-03-01T10:00:00Z", "", "7", "<p>On it</p>");
        LoadTests.Message(ledger, mail, "3", "Note", "", "2021-03-01T10:00:00Z", "", "8", "<p>Same second</p>");
        Call(ledger, "50", mail, "2021-03-01T09:30:00Z", "7");
        var hash = workspace.Store([1, 2, 3]);
        ledger.Attach(first, "501", "a.pdf", 3, hash);
        ledger.Attach(reply, "502", "b.pdf", 3, hash);
        ledger.Attach(mail, "503", "c.pdf", 3, hash);

        var phone = ledger.Add(Cases, "101", ("subject", SampleSource.Text("Called")), ("channel", SampleSource.Option("Phone")),
            ("status", SampleSource.Option("Open")), ("created", SampleSource.At("2021-03-02T08:00:00Z")));
        ledger.Link(phone, LinkRole.Requester, ada);
        ledger.Link(phone, LinkRole.Parent, mail);
        var nobody = ledger.Add(Cases, "102", ("subject", SampleSource.Text("Whose?")), ("text", new FieldValue.Html("<p>Nobody's words</p>")),
            ("channel", SampleSource.Option("Chat")), ("status", SampleSource.Option("Waiting")), ("created", SampleSource.At("2021-03-05T08:00:00Z")));
        LoadTests.Message(ledger, nobody, "4", "Chat", "Inbound", "2021-03-04T09:00:00Z", "guest", "9", "<p>Hello?</p>");
        ledger.Link(nobody, LinkRole.Parent, mail);
        ledger.Link(nobody, LinkRole.Parent, SampleSource.Key(Kind.Ticket, "999"));
        ledger.Link(mail, LinkRole.Parent, nobody);
        var chat = ledger.Add(Chats, "chat:7", ("subject", SampleSource.Text("Chat 7")), ("channel", SampleSource.Text("whatever")));
        ledger.Link(chat, LinkRole.Requester, ada);
        LoadTests.Message(ledger, chat, "5", "Chat", "Inbound", "2021-04-04T09:00:00Z", "ada@example.com", "7", "<p>Hi</p>");
        Call(ledger, "51", ada, "2021-03-01T09:30:00Z", "8");
        return mail;
    }

    public static RecordKey Call(SampleLedger ledger, string id, RecordKey? parent, string at, string agent)
    {
        var call = ledger.Add(Calls, id, ("direction", SampleSource.Text("inbound")), ("at", SampleSource.At(at)), ("seconds", new FieldValue.Number(75)),
            ("disposition", SampleSource.Text("answered")), ("queue", SampleSource.Text("Support")), ("ivr", SampleSource.Text("2 > 1")), ("agent", SampleSource.Agent(agent)));
        if (parent is { } home)
        {
            ledger.Link(call, LinkRole.Parent, home);
        }

        return call;
    }

    private static ObjectSchema Object(string name, string label, Kind kind, params FieldSchema[] fields) => new(name, label, kind, null, fields);

    private static FieldSchema Id() => new("id", "Record id", FieldType.Text, FieldRole.Id);

    private static FieldOption[] Labels(params string[] labels) => [.. labels.Select(label => new FieldOption(label.ToLowerInvariant(), label))];
}
