using Workbench.Connectors.Kit;
using Workbench.Connectors.Tests.Intercom;
using Workbench.Core.Records;

namespace Workbench.Connectors.Tests.Gorgias;

/// <summary>Records that Gorgias tests load.</summary>
internal static class GorgiasSamples
{
    /// <summary>One of everything that the composers treat differently; answers the ticket.</summary>
    public static RecordKey Fill(EmulatedShop shop)
    {
        var ledger = shop.Ledger;
        var org = ledger.Add(SampleSource.Organizations, "1", ("name", SampleSource.Text("Example & Sons")), ("tier", SampleSource.Option("Gold")),
            ("created", SampleSource.At("2019-01-02T03:04:05Z")), ("story", new FieldValue.Html("<p>Long <b>story</b></p><p>second</p>")));
        var ada = Contact(shop, "20481", "ada@example.com", ("phone", SampleSource.Text("+15550100123")), ("org", SampleSource.Link(Kind.Organization, "1")),
            ("created", SampleSource.At("2019-05-06T07:08:09Z")), ("modified", SampleSource.At("2020-05-06T07:08:09Z")),
            ("birthday", new FieldValue.Date(new DateOnly(1999, 12, 31))), ("score", new FieldValue.Number(1.50m)), ("vip", new FieldValue.Boolean(true)));
        ledger.Link(ada, LinkRole.Organization, org);
        var ticket = Ticket(shop, "9001", ada, ("body", new FieldValue.Html("<p>Please</p><p>refund</p><script>alert(1)</script>")),
            ("status", SampleSource.Option("Closed")), ("priority", SampleSource.Option("High")), ("owner", SampleSource.Agent("7")),
            ("due", new FieldValue.Date(new DateOnly(2021, 3, 9))));
        Message(shop, ticket, "1", "Email", "Inbound", "2021-03-01T09:00:00Z", "ada@example.com", "7", "<p>1 &lt; 2?</p>");
        var reply = Message(shop, ticket, "2", "Email", "Outbound", "2021-03-01T10:00:00Z", "", "7", "<p>Yes</p>");
        Message(shop, ticket, "3", "Note", "", "2021-03-01T10:00:00Z", "", "8", "<p>Same second</p>");
        Message(shop, ticket, "4", "Call", "Inbound", "2021-03-01T11:00:00Z", "", "7", "<p>Rang</p>");
        Message(shop, ticket, "5", "Text message", "Inbound", "2021-03-01T12:00:00Z", "", "7", "Hi\nthere");
        Message(shop, ticket, "6", "Email", "Inbound", "2021-03-01T13:00:00Z", "stranger@example.net", "7", "<p>Who am I</p>");
        var task = ledger.Add(SampleSource.Tasks, "50", ("subject", SampleSource.Text("Call back")), ("status", SampleSource.Option("Open")),
            ("due", new FieldValue.Date(new DateOnly(2021, 4, 1))));
        ledger.Link(task, LinkRole.Parent, ticket);
        Message(shop, task, "7", "Email", "Inbound", "2021-03-02T09:00:00Z", "ada@example.com", "7", "<p>On the task</p>");
        Message(shop, ada, "8", "Note", "", "2021-02-01T09:40:00Z", "", "8", "<p>On nobody's ticket</p>");
        var hash = shop.Store([1, 2, 3]);
        ledger.Attach(reply, "501", "größe \"a\".pdf", 3, hash);
        ledger.Attach(ticket, "502", "b.pdf", 3, hash);
        ledger.Attach(ada, "503", "c.pdf", 3, hash);
        return ticket;
    }

    public static RecordKey Contact(EmulatedShop shop, string id, string email, params (string Field, FieldValue Value)[] values) => shop.Ledger.Add(
        SampleSource.Contacts, id, [("first", SampleSource.Text("Ada")), ("last", SampleSource.Text("<Love>lace")), ("email", SampleSource.Text(email)), .. values]);

    public static RecordKey Ticket(EmulatedShop shop, string id, RecordKey? contact, params (string Field, FieldValue Value)[] values)
    {
        (string, FieldValue)[] who = contact is { } key ? [("contact", new FieldValue.References([key]))] : [];
        var ticket = shop.Ledger.Add(
            SampleSource.Tickets, id, [("subject", SampleSource.Text("Refund")), ("created", SampleSource.At("2021-03-01T08:00:00Z")), .. who, .. values]);
        if (contact is { } requester)
        {
            shop.Ledger.Link(ticket, LinkRole.Requester, requester);
        }

        return ticket;
    }

    public static RecordKey Message(
        EmulatedShop shop, RecordKey parent, string id, string type, string direction, string at, string from, string by, string body) =>
        LoadTests.Message(shop.Ledger, parent, id, type, direction, at, from, by, body);
}
