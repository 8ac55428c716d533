using Workbench.Core.Connectors;

namespace Workbench.Connectors.Infoset;

/// <summary>Where the common description of an Infoset migration and its API part ways.</summary>
internal static class InfosetLimitations
{
    private const string Client = "seen in a third-party client (github.com/sudohakan/infoset-mcp) and one business's code, January 2026";
    private const string Assumed = "neither documented nor seen; assumed, January 2026";

    public static IReadOnlyList<Limitation> All { get; } =
    [
        new("infoset.evidence", "The API is documented.", "The vendor publishes no reference; what is known comes from clients of others.",
            "Every call beyond tickets, logs, mails, contacts and single companies is tried first and reported when missing.", Client),
        new("infoset.bulk", "A bulk API streams everything.", "Only lists by page and calls per record are known.",
            "Pages, then one call per thread and one per mail; up to five at once.", Client),
        new("infoset.rate", "The rate limit is confirmed at scoping.", "Answers state what is left, neither the limit nor when it starts anew.",
            "Close to the end, and after each refusal, everything waits for one window (60 s, by setting).", Client),
        new("infoset.deals", "Deals carry pipeline, stage, owner, value and close date.", "Id, contact, numeric status and notes are known.",
            "The other members are read where they come; names of stages from the probe or pipelines.json.", Client),
        new("infoset.channels", "A ticket has sub-threads by channel.", "A ticket has one field 'source' and one timeline, with mails behind a second call.",
            "The timeline becomes the thread; the channel also stands in a field 'channel_source'.", Client),
        new("infoset.statuses", "Tickets are open, pending, resolved or closed.", "They are, as the codes 1 to 4.",
            "Codes become words; any other is kept and listed.", Client),
        new("infoset.articles", "Help-centre articles are exported with categories, languages and authors.", "No call is known.",
            "articles.json, supplied by a person.", Assumed),
        new("infoset.calls", "Call logs come with IVR path, queue and duration, recordings as files.", "No call is known.",
            "calls.ndjson and recordings.json, supplied by a person; each recording is checked against its hash.", Assumed),
        new("infoset.inventories", "Mail accounts, chat widgets and automations are listed.", "No call is known.",
            "Inventories from the operator's files, rebuilt by hand.", Assumed),
        new("infoset.companies", "Companies have parents.", "No list and no parent were seen.",
            "The list is tried; a member parentCompanyId becomes a link.", Assumed),
        new("infoset.contacts", "Tags and custom properties of contacts are extracted.", "Only name and e-mail were seen.",
            "Members 'tags' and 'customProperties' are read where they come, with definitions from the probe or schema.json.", Assumed),
        new("infoset.reports", "Volumes, satisfaction and response times are exported.", "Only counts of tickets can be asked for.",
            "Volumes and response times are computed from what was extracted; satisfaction comes from reports.json.", Client),
        new("infoset.files", "Attachments are downloaded.", "No call is known; addresses stand in the HTML of messages.",
            "Addresses on allowed hosts are downloaded with and without credentials; others are listed and stay links.", Assumed),
        new("infoset.retention", "Chats older than three months are gone on the standard plan.", "No page of the vendor says so.",
            "Treated as a deadline: oldest first, with the next date in the preflight.", Assumed),
        new("infoset.assignees", "The history of assignees is extracted.", "Only what log entries state is known.",
            "System entries are carried as internal notes.", Assumed),
        new("infoset.delta", "A delta run reads what changed.", "Only tickets are known to take a time; other lists ignore it.",
            "A catch-up reads every list and compares; the preflight names lists that ignore the time.", Client),
        new("infoset.deleted", "Deleted records are known.", "There is no list of them.",
            "What a full scan no longer sees is marked deleted.", Assumed),
        new("infoset.missing-mails", "Every message has its text.", "A timeline names mails by id, and an id may answer 'not found'.",
            "The entry is carried with the fact that its mail is gone.", Client),
    ];
}
