using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Ivinex;

/// <summary>The tabs of one account: the usual ones, those that the sample invented, and one that nobody ever used.</summary>
internal sealed class IvinexLayout
{
    public const string Email = "Email";
    public const string Call = "Call";
    public const string Note = "Note";
    public const string TextMessage = "Text message";

    public IvinexLayout(SampleAccount account, int idOffset)
    {
        var users = Tab("users", "Users", 1000, 0);
        var contacts = Tab("contacts", "Contacts", 1001, 1);
        var organizations = Tab("organizations", "Organizations", 1002, 2);
        var tickets = Tab("tickets", "Tickets", 1003, 3);
        var tasks = Tab("tasks", "Tasks", 1004, 4);
        var activities = Tab("activities", "Activities", 50, 5);

        Users = users.Add("Name", "TEXT").Add("Email", "EMAIL").Add("Active", "CHECKBOX").Add("Role", "TEXT").Build();
        Organizations = organizations.Add("Name", "TEXT").Add("Domain", "TEXT").Add("Phone", "PHONE NUMBER")
            .Custom(Of(account, SampleFieldOwner.Organization), contacts.Id).Build();
        Contacts = contacts.Add("First name", "TEXT").Add("Last name", "TEXT").Add("Email", "EMAIL").Add("Phone", "PHONE NUMBER")
            .Link("Organization", organizations.Id).Add("Owner", "USER").Custom(Of(account, SampleFieldOwner.Contact), contacts.Id).Build();
        Tickets = tickets.Add("Subject", "TEXT").Add("Description", "TEXT", "RICHTEXT")
            .Add("Status", "DROPDOWN", options: account.TicketStatuses).Add("Priority", "DROPDOWN", options: account.TicketPriorities)
            .Add("Channel", "TEXT").Link("Contact", contacts.Id).Link("Organization", organizations.Id).Add("Assigned", "USER")
            .Add("Due date", "DATE").Custom(Of(account, SampleFieldOwner.Ticket), contacts.Id).Build();
        Tasks = tasks.Add("Subject", "TEXT").Add("Description", "TEXT", "RICHTEXT").Add("Status", "DROPDOWN", options: ["Open", "Done"])
            .Add("Due date", "DATE").Add("Assigned", "USER").Link("Contact", contacts.Id).Link("Organization", organizations.Id).Build();
        Activities = activities.Add("Activity", "DROPDOWN", options: [Call, Email, Note, TextMessage]).Add("Subject", "TEXT")
            .Add("Description", "TEXT", "RICHTEXT").Add("Date", "DATE").Add("Start time", "TEXT")
            .Add("From", "TEXT").Add("Email to", "TEXT")
            .Add("Cc", "TEXT").Add("Bcc", "TEXT").Add("Call duration", "DURATION")
            .Add("Call disposition", "DROPDOWN", options: Dispositions).Add("Direction", "DROPDOWN", options: ["Inbound", "Outbound"])
            .Add("Assigned", "USER").Build();
        Custom = account.CustomTabs.Select((tab, index) =>
            Tab("custom" + index, tab.Name, 10103 + index, 6 + index).Add("Name", "TEXT").Link("Contact", contacts.Id)
                .Link("Organization", organizations.Id).Custom(tab.Fields, contacts.Id).Build()).ToList();
        NeverUsed = Tab("surveys", "Surveys", 10151, 6 + Custom.Count).Add("Score", "NUMBER").Build();
        All = [Users, Contacts, Organizations, Tickets, Tasks, Activities, .. Custom, NeverUsed];

        IvinexTabBuilder Tab(string collection, string name, int id, int place) =>
            new(collection, id + idOffset, name, 14_600 + idOffset + place * 60);
    }

    public IvinexTab Users { get; }

    public IvinexTab Organizations { get; }

    public IvinexTab Contacts { get; }

    public IvinexTab Tickets { get; }

    public IvinexTab Tasks { get; }

    public IvinexTab Activities { get; }

    public IReadOnlyList<IvinexTab> Custom { get; }

    /// <summary>A tab without any record.</summary>
    public IvinexTab NeverUsed { get; }

    public IReadOnlyList<IvinexTab> All { get; }

    private static string[] Dispositions => ["(please select)", "Answered", "Voicemail", "No answer", "Busy", "Wrong number"];

    public IvinexTab? Find(string? id) => All.FirstOrDefault(tab => tab.Id == id);

    private static IEnumerable<SampleField> Of(SampleAccount account, SampleFieldOwner owner) =>
        account.Fields.Where(field => field.Owner == owner);
}
