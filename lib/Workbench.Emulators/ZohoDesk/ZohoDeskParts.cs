using Microsoft.AspNetCore.Builder;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Wires the books and the resources of one account.</summary>
internal sealed class ZohoDeskParts
{
    private readonly DeskAccount desk;
    private readonly LayoutBook layouts;
    private readonly RecordBook records;
    private readonly RecordReader reader;
    private readonly HistoryBook history;
    private readonly TicketBook tickets;
    private readonly FieldBook fields;

    public ZohoDeskParts(EmulatorContext context, ZohoDeskSettings settings)
    {
        desk = new DeskAccount(context, settings);
        layouts = new LayoutBook(desk);
        records = new RecordBook(desk, layouts);
        reader = new RecordReader(desk, layouts);
        history = new HistoryBook(desk);
        tickets = new TicketBook(desk, layouts, records, history);
        fields = new FieldBook(desk);
    }

    public Seeding Seeding => new(desk, fields, layouts, records, tickets);

    public void Map(WebApplication app, ZohoRoutes routes)
    {
        var files = new FileBook(desk);
        var tags = new TagBook(desk);
        var contacts = new ContactRules(desk, reader, records);
        new Discovery(desk).Map(routes);
        new Agents(desk).Map(routes);
        new Fields(desk, fields, layouts, records).Map(routes);
        new Layouts(desk, layouts, records).Map(routes);
        new Tickets(desk, reader, tickets, contacts, files).Map(routes);
        new TicketBulk(desk, reader, tickets).Map(routes);
        new TicketMerge(desk, tickets, history, new Children(desk, tags)).Map(routes);
        foreach (var module in (ZohoModule[])
            [ZohoModules.Contacts, ZohoModules.Accounts, ZohoModules.Tasks, ZohoModules.Calls, ZohoModules.Events])
        {
            new Records(desk, module, reader, records, contacts).Map(routes);
        }
        new Comments(desk, tickets, history, files).Map(routes);
        new Attachments(desk, files).Map(routes);
        new Threads(desk, tickets).Map(routes);
        new TimeEntries(desk, reader, records).Map(routes);
        history.Map(routes);
        new Tags(desk, tags, tickets).Map(routes);
        new Search(desk, records, tickets).Map(routes);
        new Bundles(desk, layouts, records).Map(app, routes);
        new Trash(desk, records, new Children(desk, tags)).Map(routes);
    }
}
