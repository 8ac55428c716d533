namespace Workbench.Core.Records;

/// <summary>A relation between two source records, read from the owning side: <c>message --parent--> ticket</c>.</summary>
/// <param name="From">The dependent record (child, member, file).</param>
/// <param name="Role">One of <see cref="LinkRole"/>.</param>
/// <param name="To">The record it belongs to or points at. It may not exist (a dangling link).</param>
public readonly record struct RecordLink(RecordKey From, string Role, RecordKey To);

/// <summary>The closed list of link roles.</summary>
public static class LinkRole
{
    /// <summary>
    /// Message, task or attachment to the record it hangs on, ticket to the ticket it is part of, article to its collection, collection
    /// to the one it stands in; a record may have several parents.
    /// </summary>
    public const string Parent = "parent";

    /// <summary>Contact or ticket to its organization.</summary>
    public const string Organization = "organization";

    /// <summary>Ticket to the contact who asked.</summary>
    public const string Requester = "requester";

    /// <summary>Ticket or task to the agent it is assigned to.</summary>
    public const string Assignee = "assignee";

    /// <summary>Message or article to the agent or contact who wrote it.</summary>
    public const string Author = "author";

    /// <summary>Any other link field, for example a custom record to a contact.</summary>
    public const string Reference = "reference";
}
