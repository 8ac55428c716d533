namespace Workbench.Connectors.Gorgias;

/// <summary>Names that stand in plans, twins and read-backs.</summary>
internal static class GorgiasNames
{
    public const string System = "gorgias";
    public const string Customer = "customer";
    public const string Ticket = "ticket";
    public const string Message = "message";
    public const string User = "user";
    public const string Team = "team";

    /// <summary>Custom fields in plans and read-backs: <c>field:Region</c>.</summary>
    public const string FieldPrefix = "field:";

    /// <summary>A line in the note that opens a ticket, or in a customer's note.</summary>
    public const string Note = "note";
    public const string Status = "status";

    /// <summary>Status and the source's own word for it, as one read-back: <c>closed (Resolved)</c>.</summary>
    public const string StatusInWords = "status-in-words";
    public const string SourceStatusLabel = "Source status";
    public const string Organization = "organization";
    public const string OrganizationLabel = "Organization";

    /// <summary>Key of the customer that stands in where nobody asked, or an unknown person wrote.</summary>
    public const string UnknownRequester = "workbench/contact/unknown-requester";

    /// <summary>Field of the snapshot whose id is that of the customer <see cref="UnknownRequester"/>.</summary>
    public const string UnknownRequesterField = "unknown-requester";

    public const string LatestChangeChoice = "latestChangeNote";
    public const string MailChannelChoice = "mailChannel";
    public const string TeamsChoice = "createTeams";

    /// <summary>Line above what the workbench adds to a customer's note; what stands before it is a person's.</summary>
    public const string ImportedMark = "[Imported]";

    /// <summary>Messages of one ticket create, at most (developers.gorgias.com, create-ticket).</summary>
    public const int MaxMessages = 500;

    /// <summary>The tag that every ticket of a route carries.</summary>
    public static string RunTag(string route) => $"mig-run-{route}";

    public static string Field(string label) => FieldPrefix + label;

    public static bool IsField(string name) => name.StartsWith(FieldPrefix, StringComparison.Ordinal);

    public static string Label(string field) => field[FieldPrefix.Length..];

    /// <summary>External id of a message that belongs to a record besides its own, for example a ticket's opening note.</summary>
    public static string OwnMessage(string record, string name) => $"{record}#{name}";

    /// <summary>True for the note with a file that came later: it is a message by itself, not part of the ticket's opening.</summary>
    public static bool IsFileNote(string externalId) => externalId.Contains("#file:", StringComparison.Ordinal);
}
