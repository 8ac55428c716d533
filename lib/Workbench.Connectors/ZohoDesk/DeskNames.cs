using Workbench.Core.Records;

namespace Workbench.Connectors.ZohoDesk;

/// <summary>Names that stand in plans, twins and read-backs.</summary>
internal static class DeskNames
{
    public const string System = "zoho-desk";
    public const string Account = "account";
    public const string Contact = "contact";
    public const string Ticket = "ticket";
    public const string Task = "task";
    public const string Call = "call";
    public const string Agent = "agent";
    public const string Team = "team";

    /// <summary>A row whose value becomes a line of a private comment beside the record.</summary>
    public const string Note = "note";

    /// <summary>Label of the custom field that holds the source record's key.</summary>
    public const string SourceId = "Source id";

    public const string SourceCreated = "Source created time";
    public const string SourceClosed = "Source closed time";
    public const string SourceAuthor = "Source author";

    /// <summary>Holds the e-mail of a contact where the portal keeps e-mails unique and another contact has it.</summary>
    public const string SourceEmail = "Source e-mail";

    /// <summary>Key of the contact that stands in where a ticket has nobody who asked.</summary>
    public const string UnknownRequester = "workbench/contact/unknown-requester";

    /// <summary>Choice: id of the department that takes what no rule of <see cref="DepartmentByChoice"/> sends elsewhere.</summary>
    public const string DepartmentChoice = "department";

    /// <summary>Choice: rules <c>field:value=departmentId</c>, joined by semicolons; the field is a source field or a role.</summary>
    public const string DepartmentByChoice = "departmentBy";

    /// <summary>Choice: tag on every loaded ticket; empty for none.</summary>
    public const string TagChoice = "tag";

    /// <summary>Twin type of the tags that a plan gives a ticket: they are read by a call of their own, and only where there are any.</summary>
    public const string TicketTags = "ticket-tags";

    /// <summary>Field of the ticket object whose options are the departments.</summary>
    public const string Department = "departmentId";

    /// <summary>Twin type of a comment on a record: <c>ticket-comment</c>.</summary>
    public static string Comment(string owner) => $"{owner}-comment";

    /// <summary>Twin type of a file on a record: <c>contact-attachment</c>.</summary>
    public static string Attachment(string owner) => $"{owner}-attachment";

    /// <summary>The module in paths and queries: <c>ticket</c> is in <c>tickets</c>.</summary>
    public static string Module(string twin) => $"{twin}s";

    /// <summary>The twin type that a record of that kind becomes; null for kinds without one.</summary>
    public static string? Twin(Kind kind) => kind switch
    {
        Kind.Organization => Account,
        Kind.Contact => Contact,
        Kind.Ticket => Ticket,
        Kind.Task => Task,
        Kind.Call => Call,
        _ => null,
    };
}
