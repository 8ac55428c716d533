namespace Workbench.Emulators.ZohoDesk;

/// <summary>
/// Names of the stored collections, for checkers that read <see cref="RunningEmulator.Store"/> directly. Documents hold what the vendor
/// would show, by the vendor's names; the document id is the vendor's id. Trashed records and their children are hidden documents.
/// Lookups: records by <c>cf.{apiName}</c> and by each reference (<c>contactId</c>, <c>accountId</c>, <c>departmentId</c>,
/// <c>ticketId</c>, ...), contacts by <c>email</c> in lower case, tickets by <c>ticketNumber</c> and <c>tag</c> (name), records that
/// came by bundle by <c>extId</c>; comments, threads, attachments, time entries and history by <c>owner</c> (<c>tickets/4000001</c>).
/// </summary>
public static class ZohoDeskCollections
{
    public const string Departments = "departments";
    public const string Agents = "agents";
    public const string Teams = "teams";

    /// <summary>Standard and custom fields of all modules; property <c>module</c> tells which.</summary>
    public const string Fields = "fields";

    /// <summary>Layouts with their fields and allowed values in <c>fields</c>.</summary>
    public const string Layouts = "layouts";

    public const string Accounts = "accounts";
    public const string Contacts = "contacts";
    public const string Tickets = "tickets";
    public const string Tasks = "tasks";
    public const string Calls = "calls";
    public const string Events = "events";
    public const string TimeEntries = "timeEntry";

    /// <summary>Comments of every kind of record; <c>owner</c> names it, for example <c>tickets/4000001</c>.</summary>
    public const string Comments = "comments";

    /// <summary>E-mail threads: replies, drafts and what a bundle brought.</summary>
    public const string Threads = "threads";

    /// <summary>Attachments with <c>owner</c>, <c>size</c>, <c>sha256</c> and <c>fileId</c>.</summary>
    public const string Attachments = "attachments";

    public const string Tags = "tags";

    /// <summary>What happened to tickets. Internal, because nothing that a migration undoes can take it back.</summary>
    public const string History = "_history";

    /// <summary>The recycle bin: one entry per trashed record, by <c>module</c>.</summary>
    public const string Bin = "_bin";

    /// <summary>The bytes of attachments and uploads as base64 in <c>data</c>.</summary>
    public const string Files = "_files";

    /// <summary>Uploads that no record uses yet.</summary>
    public const string Uploads = "_uploads";

    /// <summary>Access tokens with data centre, issue and expiry.</summary>
    public const string Tokens = "_tokens";

    /// <summary>The reports of imported bundles.</summary>
    public const string Bundles = "_bundles";
}
