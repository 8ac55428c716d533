using System.Globalization;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Ivinex;

/// <summary>Writes records of a sample as the vendor's records.</summary>
internal sealed class IvinexRecords(SampleAccount account, IvinexLayout layout, IvinexTime time)
{
    private const string AutomationUser = "900000183";

    public Document User(SampleAgent agent) => new IvinexRecord(layout.Users, IvinexIds.User(agent.Id))
        .Text("Name", agent.Name).Text("Email", agent.Email).Flag("Active", agent.Active).Text("Role", agent.Role)
        .Saved(AutomationUser, Start, AutomationUser, Start).ToDocument();

    public Document Organization(SampleOrganization organization) =>
        new IvinexRecord(layout.Organizations, IvinexIds.Organization(organization.Id))
            .Text("Name", organization.Name).Text("Domain", organization.Domain).Text("Phone", organization.Phone)
            .Custom(Fields(SampleFieldOwner.Organization), organization.Custom)
            .Saved(AutomationUser, time.Stamp(organization.CreatedAt), AutomationUser, time.Stamp(organization.UpdatedAt)).ToDocument();

    public Document Contact(SampleContact contact)
    {
        var owner = IvinexIds.User(contact.OwnerId);
        var author = owner == "0" ? AutomationUser : owner;
        return new IvinexRecord(layout.Contacts, IvinexIds.Contact(contact.Id))
            .Text("First name", contact.FirstName).Text("Last name", contact.LastName).Text("Email", contact.Email)
            .Text("Phone", contact.Phone).Id("Organization", IvinexIds.Organization(contact.OrganizationId)).Id("Owner", owner)
            .Custom(Fields(SampleFieldOwner.Contact), contact.Custom)
            .Saved(author, time.Stamp(contact.CreatedAt), author, time.Stamp(contact.UpdatedAt)).ToDocument();
    }

    public Document Ticket(SampleTicket ticket) => new IvinexRecord(layout.Tickets, IvinexIds.Ticket(ticket.Id))
        .Text("Subject", ticket.Subject).Text("Description", ticket.Description).Choice("Status", ticket.Status)
        .Choice("Priority", ticket.Priority).Text("Channel", ticket.Channel).Id("Contact", IvinexIds.Contact(ticket.ContactId))
        .Id("Organization", IvinexIds.Organization(ticket.OrganizationId)).Id("Assigned", IvinexIds.User(ticket.AssigneeId))
        .Date("Due date", ticket.DueOn).Custom(Fields(SampleFieldOwner.Ticket), ticket.Custom)
        .Saved(AutomationUser, time.Stamp(ticket.CreatedAt), IvinexIds.User(ticket.ModifiedById),
            time.Stamp(ticket.UpdatedAt)).ToDocument();

    public Document Task(SampleTask task)
    {
        var user = IvinexIds.User(task.AssigneeId);
        var author = user == "0" ? AutomationUser : user;
        return new IvinexRecord(layout.Tasks, IvinexIds.Task(task.Id))
            .Text("Subject", task.Subject).Text("Description", task.Description).Choice("Status", task.Status).Date("Due date", task.DueOn)
            .Id("Assigned", user).Id("Contact", IvinexIds.Contact(task.ContactId))
            .Id("Organization", IvinexIds.Organization(task.OrganizationId))
            .Saved(author, time.Stamp(task.CreatedAt), author, time.Stamp(task.UpdatedAt)).ToDocument();
    }

    public Document CustomRecord(SampleCustomRecord record)
    {
        var sampleTab = account.CustomTabs.Single(tab => tab.Name == record.TabName);
        return new IvinexRecord(layout.Custom.Single(tab => tab.Name == record.TabName), IvinexIds.CustomRecord(record.Id))
            .Text("Name", record.Name).Id("Contact", IvinexIds.Contact(record.ContactId))
            .Id("Organization", IvinexIds.Organization(record.OrganizationId)).Custom(sampleTab.Fields, record.Custom)
            .Saved(AutomationUser, time.Stamp(record.CreatedAt), AutomationUser, time.Stamp(record.UpdatedAt)).ToDocument();
    }

    /// <param name="authorAddress">Written as the sender of mail and text messages; empty when nobody knows it.</param>
    public Document Activity(SampleMessage message, string authorAddress)
    {
        var local = message.WallClock ?? time.Local(message.CreatedAt);
        var stamp = IvinexTime.Stamp(local);
        var isAgent = message.AuthorKind == SampleAuthorKind.Agent;
        var author = isAgent ? IvinexIds.User(message.AuthorId) : AutomationUser;
        var isCall = message.Kind == SampleMessageKind.Call;
        return new IvinexRecord(layout.Activities, IvinexIds.Activity(message.Id))
            .Choice("Activity", Label(message.Kind)).Text("Subject", message.Subject)
            .Text("Description", message.BodyType == SampleBodyType.Html ? message.Body : IvinexRichText.FromText(message.Body))
            .Date("Date", isCall ? DateOnly.FromDateTime(local) : null)
            .Text("Start time", isCall ? local.ToString("HH:mm:ss", CultureInfo.InvariantCulture) : null)
            .Text("From", message.Kind is SampleMessageKind.Email or SampleMessageKind.Sms ? authorAddress : null)
            .Text("Email to", message.To).Text("Cc", message.Cc).Text("Bcc", message.Bcc)
            .Text("Call duration", message.CallDuration?.ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture))
            .Choice("Call disposition", message.CallDisposition).Choice("Direction", message.Direction.ToString())
            .Id("Assigned", isAgent ? author : "0").Saved(author, stamp, author, stamp).ToDocument();
    }

    private string Start => time.Stamp(account.EndsAt.AddYears(-3));

    private IEnumerable<SampleField> Fields(SampleFieldOwner owner) => account.Fields.Where(field => field.Owner == owner);

    private static string Label(SampleMessageKind kind) => kind switch
    {
        SampleMessageKind.Call => IvinexLayout.Call,
        SampleMessageKind.Note => IvinexLayout.Note,
        SampleMessageKind.Sms => IvinexLayout.TextMessage,
        _ => IvinexLayout.Email,
    };
}
