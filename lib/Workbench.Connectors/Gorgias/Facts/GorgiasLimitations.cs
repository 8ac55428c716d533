using Workbench.Core.Connectors;

namespace Workbench.Connectors.Gorgias.Facts;

/// <summary>Where common promises and Gorgias' API part ways.</summary>
internal static class GorgiasLimitations
{
    private const string Reference = "developers.gorgias.com reference, 2026";
    private const string Client = "third-party clients of the real API, 2026";
    private const string Unproven = "not documented; to be confirmed on a real account";

    public static readonly IReadOnlyList<Limitation> All =
    [
        new("gorgias.field-slots", "Every custom field becomes a ticket field.", "An account has 25 active ticket fields; those in use count.",
            "Slots are dealt out in a stated order; every further field is a line of the ticket's opening note.", "docs.gorgias.com, Ticket Fields 101"),
        new("gorgias.field-types", "Numbers, dates, checkboxes and dropdowns keep their types; people become lookups.", "There are text, number and boolean.",
            "Dates are ISO text, dropdowns text with choices, people text.", Client),
        new("gorgias.external-id", "Fields are found again by their external id.", "Fields carry one, but no call filters by it.",
            "All fields are listed and matched here; customers and tickets are looked up by theirs.", Client),
        new("gorgias.status", "Statuses map to their equivalents.", "There are open and closed, and four priorities.",
            "Mapped by meaning; the source's status is kept in the field 'Source status', its priority in the opening note.", Reference),
        new("gorgias.created", "Creation and change times are kept.", "created_datetime can be set at creation only; every later write moves updated_datetime.",
            "Both are set in the one create; the time of change also stands in the opening note, which is what is verified.", Client),
        new("gorgias.inactive-users", "Inactive users become inactive stubs.", "The create call has no such switch, and creating a user may mail an invitation.",
            "No user is ever created; former owners stand in the text, their tickets stay unassigned.", Unproven),
        new("gorgias.history", "The change history becomes ticket events.", "Events are read-only.",
            "Where the choice latestChangeNote says yes, the latest status and assignee stand in an internal note.", Client),
        new("gorgias.call-details", "Call length and outcome become message metadata.", "Metadata is not shown.", "They are lines of the internal note.", Client),
        new("gorgias.files", "Files over 20 MB are accepted on tickets.", "A limit exists (413) and is not stated; only messages carry files.",
            "Files up to maxFileBytes travel with their message; those of tickets on the opening note; the rest is in the transfer package.", Reference),
        new("gorgias.uploads", "A rollback removes everything.", "Uploaded files have no call that removes them; custom fields are only archived.",
            "Tickets, customers, tags and teams are deleted, fields archived; the bytes stay, named by nothing.", Client),
        new("gorgias.organizations", "Organizations become a customer with company attributes.", "There is no organization.",
            "Name, key and fields stand on every customer that belongs to it; one without customers is in the inventory.", Reference),
        new("gorgias.email", "E-mail is the key against duplicates.", "A taken address is refused (409); the external id is not unique.",
            "Records are kept apart by external id; where several have one address, the first keeps it and the others state it in their note.", Reference),
        new("gorgias.tasks", "Tasks become comments or rules.", "There is no task.", "An internal note on their ticket; those that stand alone are in the inventory.", Reference),
        new("gorgias.contact-activities", "All activities arrive.", "Only tickets have messages.", "What hangs on a contact or organization alone is in the inventory.", Reference),
        new("gorgias.teams", "Teams are rebuilt by hand.", "Teams and their members can be written.", "Missing teams are created before the load, unless createTeams says no.", Client),
        new("gorgias.rules", "Rules and views are documented only.", "They could be created, as code.", "They are delivered as an inventory: code that acts on tickets is not carried over.", Client),
        new("gorgias.sending", "A connected mailbox is harmless.", "A message without sent_datetime is sent to its recipients.",
            "Every message has one or is an internal note; the connector cannot make any other.", "developers.gorgias.com, create-ticket-message"),
        new("gorgias.automation", "Imported tickets set nothing off.", "Active rules act on them; only the channel api is exempt from auto-replies.",
            "A finding and a manual step deactivate rules; the choice mailChannel=api puts mails on the exempt channel.", "developers.gorgias.com, create-a-ticket-using-api"),
        new("gorgias.long-threads", "Threads of any length arrive in one call.", "A create takes 500 messages.", "The rest is appended one by one, and the final state written again.", Reference),
        new("gorgias.rate", "A load takes a weekend at most.", "40 calls per 20 seconds: 2 tickets a second.",
            "One call per ticket with all its messages; the bucket's headers are obeyed, a tenth is left to others.", "developers.gorgias.com, limitations, 2025-09-16"),
        new("gorgias.billing", "Imported tickets cost nothing.", "Whether imported answers of agents are billed is not stated.", "Ask the vendor in writing before a large load.", Unproven),
    ];

    public static readonly IReadOnlyList<ManualStep> Steps =
    [
        new("gorgias.deactivate-rules", "Deactivate all rules, auto-assignment and AI agents.", "Activate what was deactivated.", "api-read"),
        new("gorgias.disconnect-mail", "Where it can be, connect mail accounts only after the load.", "Connect them.", "attestation"),
        new("gorgias.provision-agents", "Create the active agents who have no user yet; they are in the provisioning queue, and may be mailed an invitation.", null, "api-read"),
        new("gorgias.billing", "Have the vendor confirm in writing how imported tickets are billed.", null, "attestation"),
    ];
}
