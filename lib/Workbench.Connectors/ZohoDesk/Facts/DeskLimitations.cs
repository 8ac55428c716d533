using Workbench.Core.Connectors;

namespace Workbench.Connectors.ZohoDesk.Facts;

/// <summary>What is commonly promised of migrations to Zoho Desk, and what its REST API does.</summary>
internal static class DeskLimitations
{
    private const string Spec = "Zoho Desk OpenAPI 1.0 (zoho/zohodesk-oas)";
    private const string Help = "help.zoho.com: Assisted Data Migration Guide, API Credits, Recycle Bin";
    private const string Client = "seen in clients of the real API; to be confirmed on the account";

    public static readonly IReadOnlyList<Limitation> All =
    [
        new("zoho-desk.threads", "Inbound mails become reply threads, outbound mails note threads.", "No call creates a historic thread; the calls for replies really send mail.",
            "Private comments, oldest first, with a header that names author, direction, recipients and time. The CSV bundle can carry threads.", Spec),
        new("zoho-desk.times", "Original timestamps are kept.", "Creation, closing and comment times are set by Zoho Desk.",
            "The originals stand in 'Source created time', 'Source closed time' and in the header of each comment.", Spec),
        new("zoho-desk.authors", "Authors are resolved to agents by e-mail.", "A comment's author is always the token's user.", "The author stands in the header of the comment and in 'Source author'.", Spec),
        new("zoho-desk.attachments", "Attachments become ContentDocument records with links.", "Those are objects of another product.",
            "Files are uploaded to the ticket, contact, account or task, or hang on their comment.", Spec),
        new("zoho-desk.task-link", "Tasks are linked by WhatId.", "That is a field of another product; the member is ticketId.", "ticketId; a task without a ticket stands alone and its subject says so.", Spec),
        new("zoho-desk.account-link", "Contacts refer to accounts by AccountExtId.", "That exists in CSV imports only.", "accountId; further organizations of a contact stand in a private comment.", Spec),
        new("zoho-desk.cc", "CC lists cannot be migrated.", "Comments have no recipients, but text can say them.", "A line 'CC' in the header of the comment.", Spec),
        new("zoho-desk.last-name", "Contacts need an e-mail.", "They need a last name.", "First name, local part of the e-mail or 'Unknown' stands in, noted on each; contacts without e-mail are loaded and noted.", Spec),
        new("zoho-desk.fields", "Custom fields belong to a department and are created with their values.", "They belong to a module; departments see them through layouts, and values stand on the layouts.",
            "Fields first, then values on every layout; a field that a layout does not show blocks the load.", Spec),
        new("zoho-desk.field-types", "Every type has its like.", "Text ends at 255 characters (contacts: 100), whole numbers at nine digits.",
            "Longer values stand in a private comment, longer numbers become text.", Spec),
        new("zoho-desk.status", "Statuses are Open, Pending, On Hold, Closed.", "There are three types, Open, On Hold and Closed, and statuses of the portal's own.",
            "Mapped by name, else by meaning; the map is shown before it is signed.", Spec),
        new("zoho-desk.task-status", "Task statuses are Not Started, In Progress, Completed, Deferred.", "The values are configurable and of type Open or Closed.", "Mapped by name, else by meaning.", Spec),
        new("zoho-desk.agents", "Missing agents are queued for the administrator.", "The API could create them, which sends invitations and takes licences.",
            "Never created; matched by e-mail, the rest waits in the provisioning queue.", Client),
        new("zoho-desk.disabled-agents", "Inactive agents cannot be assigned.", "Not stated by the vendor.", "Their records stay unassigned, with the name in a private comment.", "route page; to be confirmed on the account"),
        new("zoho-desk.teams", "Groups become teams by hand.", "Teams can be read; no call writes their members.", "Matched by name; the rest waits in the provisioning queue.", Client),
        new("zoho-desk.files", "Files over 25 MB are flagged; 10 GB per batch.", "The vendor states no limit for the API.", "'maxAttachmentBytes' decides; larger files go to the transfer package.", Client),
        new("zoho-desk.checksums", "Files are checked by MD5.", "The API has no checksum.", "Every file is downloaded again and hashed.", Spec),
        new("zoho-desk.calls", "Call logs become notes with a disposition.", "Calls of a ticket's history are comments; calls have a module with a real start time.",
            "Calls of a ticket stay comments; call records become calls where they have a contact and a time.", Client),
        new("zoho-desk.history", "Change history is imported.", "It is read-only.", "Delivered as a file.", Spec),
        new("zoho-desk.rollback", "Rollback is included.", "Records go to the recycle bin for 60 days at six credits each, ticket numbers stay used, and mails that automation sent are out.",
            "Everything is moved to the bin, comments, files and fields are deleted; what stays is listed.", Help),
        new("zoho-desk.idempotency", "A repeated call makes no second record.", "Two equal creates make two records.",
            "Every record carries its source key; before a call is repeated, the newest records are walked and the search is asked.", Client),
        new("zoho-desk.credits", "Loads run at full speed.", "Credits per day are shared with everything else that uses the API.", "A reserve stays with the portal; the load goes on the next day.", Help),
        new("zoho-desk.side-effects", "An import notifies nobody.", "Workflows and notification rules may run when a ticket is created; only closing can be kept quiet.",
            "A manual step switches them off; comments are private, tickets are created open and closed quietly.", Spec),
    ];

    public static IReadOnlyList<ManualStep> Steps { get; } =
    [
        new("zoho-desk.automation", "Switch off workflows, notification rules, assignment rules and SLAs of the departments that take tickets.", "Switch them on again.", "attestation"),
        new("zoho-desk.administrator", "Give the token's user the administrator's profile, so that no field is hidden.", "Take it back, and revoke the refresh token.", "api-read"),
        new("zoho-desk.provision-agents", "Invite the active agents who are missing; they are in the provisioning queue.", null, "api-read"),
        new("zoho-desk.departments", "Confirm which department takes which tickets, and make missing teams.", null, "attestation"),
        new("zoho-desk.file-types", "Look up which file types Attachments Control blocks and name them in 'blockedFileTypes'.", null, "attestation"),
        new("zoho-desk.duplicates", "Switch off a rule that keeps contact e-mails unique, if there is one.", "Switch it on again.", "attestation"),
    ];
}
