using Workbench.Core.Connectors;

namespace Workbench.Connectors.Vivantio;

/// <summary>Where the common description of a Vivantio migration and its API part ways.</summary>
internal static class VivantioLimitations
{
    private const string Vendor = "github.com/Vivantio apiexamples and apitutorials, January 2026";
    private const string Client = "seen in third-party clients (VivantioPS and others), January 2026";
    private const string Assumed = "neither documented nor seen; assumed, January 2026";

    public static IReadOnlyList<Limitation> All { get; } =
    [
        new("vivantio.rpc", "A REST interface serves most functions.", "Calls by name, all of them POST; a failure may arrive under status 200.",
            "Each call is listed as one that reads; the envelope decides, not the status.", Vendor),
        new("vivantio.paging", "Large lists are read page by page.", "Select has no pages and a limit that nobody states.",
            "Lists are read in windows, and a window counts as whole only after its halves brought the same.", Client),
        new("vivantio.contacts", "Callers and contacts are extracted.", "There are callers only; locations and assets exist as well.",
            "Callers become contacts; locations and assets are counted and reported.", Vendor),
        new("vivantio.custom-fields", "Custom fields come with tickets, contacts and organizations.",
            "They are entries of forms, one more call per record; one record may hold several entries of a form.",
            "Every record's forms are read; further entries become readable lines.", Vendor),
        new("vivantio.field-types", "Custom fields have seven types.", "The codes of types are not published.",
            "Seven codes are assumed; any other is read as text and reported.", Assumed),
        new("vivantio.legacy-fields", "Legacy fields are found during discovery.", "No mark of the API is known.",
            "legacy-fields.json, supplied by a person, with a decision for each field.", Assumed),
        new("vivantio.statuses", "Tickets are open, pending, resolved or closed.",
            "Accounts define their own statuses; resolved is a flag and a date beside the status, and may contradict it.",
            "Status, status type, flag and dates all travel as fields of their own.", Vendor),
        new("vivantio.sla", "SLA policies with calendars and pause rules are extracted.", "Only each ticket's stages can be read.",
            "Stages travel in a text field of the ticket; policies come from sla.json.", Vendor),
        new("vivantio.workflows", "Workflows, business rules and reports are inventoried by the API.", "No call reads them.",
            "Inventories from workflows.json and reports.json.", Assumed),
        new("vivantio.hierarchy", "Tickets form a tree.", "A ticket may have several parents, and two may be parents of each other.",
            "Every parent is a link of its own.", Vendor),
        new("vivantio.private-actions", "Internal notes are marked.", "Nothing in an action says that it is private.",
            "Threads are read with and without private actions; the difference is private.", Assumed),
        new("vivantio.authors", "Each message names its author.", "Actions state a name and an e-mail address, no id.",
            "Authors are linked where the address belongs to exactly one agent or to the ticket's own caller.", Vendor),
        new("vivantio.article-state", "State, date, visibility and languages of articles are preserved.", "None of them is known to be readable.",
            "article-meta.json; an article without an entry does not count as published.", Assumed),
        new("vivantio.article-images", "Inline images are extracted.", "Their web host may want a browser login and then answers a page.",
            "An answer that is no image is refused and listed; images.json supplies the file.", Client),
        new("vivantio.teams", "Teams, agent roles and workload rules are extracted.", "Groups and members can be read at best; roles cannot.",
            "Groups from the API, groups.json or the tickets' own; roles from agents.json.", Client),
        new("vivantio.rate", "There is no published rate limit.", "None is known; clients wait 30 seconds after a refusal.",
            "Ten requests a second, and 30 seconds of quiet after a 429, unless set otherwise.", Client),
        new("vivantio.dedupe", "The e-mail address identifies a contact.", "Callers may lack an address or share one.",
            "The caller's id is the key; addresses are only data.", Vendor),
        new("vivantio.portals", "Portal content is migrated.", "Articles can be read; portals, forms and branding cannot.",
            "Articles travel; portals.json gives an inventory.", Assumed),
        new("vivantio.deleted", "Only live records are listed.", "Deleted and deferred records come like any other.",
            "Deleted tickets and articles stay behind and are counted; deferred tickets and deleted people travel with their mark.", Vendor),
        new("vivantio.times", "Original times are kept.", "Times carry no zone.", "The setting 'zone' says which; UTC unless set.", Assumed),
        new("vivantio.codes", "The channel of a ticket is extracted.", "Call origin and kind of assignee are numbers without a published list.",
            "Usual meanings are assumed and can be set; an unknown number is shown as it is.", Assumed),
        new("vivantio.url-attachments", "Every attachment has a file.", "Some are links without bytes.",
            "Listed as refused, with the address.", Vendor),
        new("vivantio.delta", "A delta run reads what changed.", "Whether a ticket's time of change moves with actions, files and forms is unknown.",
            "Every delta reads everything again and compares.", Assumed),
    ];
}
