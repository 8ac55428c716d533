namespace Workbench.Connectors.Intercom;

/// <summary>Names that stand in plans, twins and read-backs.</summary>
internal static class IntercomNames
{
    public const string System = "intercom";
    public const string Company = "company";
    public const string Contact = "contact";
    public const string Ticket = "ticket";
    public const string TaskTicket = "task-ticket";

    /// <summary>A back-office ticket that exists only to hold the files of a contact or company.</summary>
    public const string CarrierTicket = "carrier-ticket";
    public const string Conversation = "conversation";
    public const string TicketPart = "ticket-part";
    public const string ConversationPart = "conversation-part";
    public const string ContactNote = "contact-note";
    public const string CompanyNote = "company-note";
    public const string Teammate = "teammate";
    public const string Collection = "collection";
    public const string Article = "article";
    public const string InternalArticle = "internal-article";

    /// <summary>One language of an article beside its main text; its id is <c>article id:locale</c>.</summary>
    public const string ArticleTranslation = "article-translation";

    /// <summary>Objects of the snapshot that describe one ticket type: <c>ticket-type:88</c>.</summary>
    public const string TicketTypePrefix = "ticket-type:";

    /// <summary>Objects and twins of one custom object type: <c>custom:Contract</c>.</summary>
    public const string CustomPrefix = "custom:";

    /// <summary>Attribute on tickets and companies that holds the source record's key.</summary>
    public const string SourceIdAttribute = "Source ID";
    public const string CompanySourceId = "mig_co_source_id";

    /// <summary>A row whose value becomes a line of a note beside the contact or company.</summary>
    public const string Note = "note";

    /// <summary>Key of the contact that stands in where a ticket has nobody who asked.</summary>
    public const string UnknownRequester = "workbench/contact/unknown-requester";

    public const string TicketTypeChoice = "ticketType";
    public const string TaskTicketTypeChoice = "taskTicketType";
    public const string ContactFilesChoice = "contactFiles";

    /// <summary>Day until which waiting conversations are snoozed, for example <c>2027-01-31</c>; empty leaves them open.</summary>
    public const string SnoozeChoice = "snoozeUntil";
    public const string CarrierChoice = "carrier";

    /// <summary>The twin type of the nth part of a thread that is too long for one twin: <c>ticket</c>, <c>ticket-2</c>.</summary>
    public static string Chapter(string type, int chapter) => chapter == 0 ? type : $"{type}-{chapter + 1}";

    /// <summary>True for tickets of every role and chapter, but not for their parts.</summary>
    public static bool IsTicket(string type) => type != TicketPart
        && (Is(type, Ticket) || Is(type, TaskTicket) || Is(type, CarrierTicket));

    /// <summary>True for conversations of every chapter, but not for their parts.</summary>
    public static bool IsConversation(string type) => type != ConversationPart && Is(type, Conversation);

    /// <summary>True for what the help center holds by itself; a translation is read with its article.</summary>
    public static bool IsHelpCenter(string type) => type is Collection or Article or InternalArticle;

    /// <summary>The tag that every ticket and conversation of a route carries.</summary>
    public static string RunTag(string route) => $"workbench-{route}";

    private static bool Is(string type, string root) =>
        type == root || (type.StartsWith($"{root}-", StringComparison.Ordinal) && int.TryParse(type[(root.Length + 1)..], out _));
}
