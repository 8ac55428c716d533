using C = Workbench.Emulators.ZohoDesk.ZohoDeskCollections;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>The modules with their standard fields. Limits: Zoho Desk OAS 1.0.</summary>
internal static class ZohoModules
{
    private static readonly StandardField Department = Id("departmentId", C.Departments) with { Required = true };
    private static readonly StandardField Description = new("description", "Textarea", 65_535);
    private static readonly StandardField Layout = Id("layoutId", C.Layouts);
    private static readonly StandardField Owner = Id("ownerId", C.Agents);
    private static readonly StandardField Contact = Id("contactId", C.Contacts);
    private static readonly StandardField Ticket = Id("ticketId", C.Tickets);
    private static readonly StandardField Start = new("startTime", "DateTime") { Required = true };
    private static readonly StandardField Duration = new("duration", "Number", 9) { Required = true };

    public static ZohoModule Tickets { get; } = new(C.Tickets,
    [
        Department, Contact with { Required = true }, new("subject", "Text", 1000) { Required = true }, Description,
        Pick("status", "Open:Open", "On Hold:On Hold", "Escalated:Open", "Closed:Closed"),
        Pick("priority", "Low", "Medium", "High"),
        Pick("channel", "Phone", "Email", "Web", "Chat", "Twitter", "Facebook", "Forums", "Customer Portal", "Feedback Widget", "SMS"),
        Pick("classification", "Question", "Problem", "Feature", "Others"),
        Pick("category", "General", "Sales", "Technical", "Billing"),
        Pick("subCategory", "Sub General"),
        new("language", "Text", 100), new("phone", "Phone", 120), new("email", "Email", 150),
        Id("assigneeId", C.Agents), Id("teamId", C.Teams), Id("accountId", C.Accounts), new("productId", "Text", 50),
        new("dueDate", "DateTime"), new("responseDueDate", "Null"), new("resolution", "Textarea", 65_535), new("webUrl", "URL", 5000), Layout,
        Structured("contact"), Structured("uploads", 20), Structured("sharedDepartments", 10), Structured("secondaryContacts", 20),
        Structured("entitySkills", 10), Structured("parentTicket"), Structured("sourceTicket"), Structured("blueprint"),
        new("ticketCreationType", "Text", 20), new("clonedTicketId", "Text", 30),
    ])
    { IdsKey = "ticketIds", IsPerDepartment = true };

    public static ZohoModule Contacts { get; } = new(C.Contacts,
    [
        new("firstName", "Text", 100), new("lastName", "Text", 200) { Required = true }, new("email", "Email", 255),
        new("secondaryEmail", "Email", 255), new("phone", "Phone", 50), new("mobile", "Phone", 50), Id("accountId", C.Accounts),
        new("title", "Text", 100), new("type", "Text", 100), new("street", "Text", 250), new("city", "Text", 100), new("state", "Text", 100),
        new("country", "Text", 100), new("zip", "Digits", 20), new("twitter", "Text", 100), new("facebook", "Text", 100), Owner,
        new("language", "Text", 100), Description, Layout,
    ])
    { IdsKey = "contactIds", CustomTextLimit = 100, Title = "lastName" };

    public static ZohoModule Accounts { get; } = new(C.Accounts,
    [
        new("accountName", "Text", 200) { Required = true }, new("phone", "Phone", 120), new("email", "Email", 255), new("fax", "Phone", 120),
        new("website", "Text", 255), new("industry", "Text", 120), new("annualrevenue", "Text", 30), new("street", "Text", 250),
        new("city", "Text", 100), new("state", "Text", 100), new("country", "Text", 100), new("code", "Text", 50), Owner, Description, Layout,
    ])
    { IdsKey = "accountIds", Area = "contacts", Title = "accountName" };

    public static ZohoModule Tasks { get; } = new(C.Tasks,
    [
        Department, new("subject", "Text", 300) { Required = true }, Ticket, Contact, Owner, new("dueDate", "DateTime"),
        Pick("status", "Not Started:Open", "In Progress:Open", "Deferred:Open", "Completed:Closed"), Pick("priority", "Low", "Normal", "High"),
        new("category", "Text", 120), Description, Structured("reminder", 10), Layout,
    ])
    { IsPerDepartment = true };

    public static ZohoModule Calls { get; } = new(C.Calls,
    [
        Department, new("subject", "Text", 300) { Required = true }, Ticket, Contact, Owner, Start, Duration,
        Pick("direction", "inbound", "outbound") with { Required = true }, new("status", "Text", 120), Pick("priority", "Low", "Normal", "High"),
        Description, Structured("reminder", 10), Layout,
    ])
    { IsPerDepartment = true };

    public static ZohoModule Events { get; } = new(C.Events,
    [
        Department, new("subject", "Text", 300) { Required = true }, Ticket, Contact, Owner, Start, Duration,
        new("status", "Text", 120), Pick("priority", "Low", "Normal", "High"), new("category", "Text", 120), Description,
        Structured("reminder", 10), Layout,
    ])
    { IsPerDepartment = true };

    public static ZohoModule TimeEntries { get; } = new(C.TimeEntries,
    [
        new("executedTime", "DateTime") { Required = true }, new("hoursSpent", "Number", 5), new("minutesSpent", "Number", 5),
        new("secondsSpent", "Number", 5), new("requestChargeType", "Text", 50), Description, Owner, Layout,
    ])
    { Area = "tickets", Title = "description" };

    public static IReadOnlyList<ZohoModule> All { get; } = [Tickets, Contacts, Accounts, Tasks, Calls, Events, TimeEntries];

    /// <exception cref="ZohoProblem">422: no module has that name.</exception>
    public static ZohoModule Require(string? name) =>
        All.FirstOrDefault(module => module.Name == name) ?? throw ZohoProblem.Invalid("/module", name is null ? "missing" : "invalid");

    private static StandardField Id(string name, string refers) => new(name, "LookUp") { Refers = refers };

    private static StandardField Pick(string name, params string[] options) => new(name, "Picklist", 120) { Options = options };

    private static StandardField Structured(string name, int max = 0) => new(name, StandardField.Structure, max);
}
