using Workbench.Core.Connectors;

namespace Workbench.Connectors.Intercom.Facts;

/// <summary>What is commonly promised of migrations to Intercom, and what its API does.</summary>
internal static class IntercomLimitations
{
    private const string Spec = "Intercom-OpenAPI 2.16, 2026-08-21";
    private const string Client = "seen in clients of the real API; to be confirmed on the account";

    public static readonly IReadOnlyList<Limitation> All =
    [
        new("intercom.tasks", "Tasks keep living as tasks with due date and assignee.", "There is no task object.",
            "A back-office ticket with the due date as attribute and the assignee by e-mail.", Spec),
        new("intercom.teammates", "Inactive users arrive as inactive teammates.", "Teammates can neither be created nor deactivated, and there is no inactive state.",
            "One placeholder teammate stands in; name and e-mail of the real author stand in the text.", Spec),
        new("intercom.attributes", "Contact attributes are registered through the custom objects API.", "They are data attributes with their own call; object types are made by hand.",
            "Attributes are created before the first record and checked for clashes and the limit of 250.", Spec),
        new("intercom.custom-object-types", "Custom objects are created by the migration.", "Types are made in the settings only, and their names are final.",
            "A manual step names the type and its attributes; without it the records are delivered as an inventory.", "Intercom help 6298280"),
        new("intercom.company-link", "Contacts are linked to companies while they are created.", "The link is a call of its own, by Intercom's id.",
            "Companies first, then contacts, then links.", Spec),
        new("intercom.empty-companies", "Every company can be seen after the load.", "A company without contacts is in no list.",
            "Each company is verified by its own id.", Spec),
        new("intercom.tickets", "Tickets arrive as conversations of type ticket with native priority.", "A ticket is an object of its own; priority is an attribute of the ticket type.",
            "Real tickets of a provisioned type, with a Priority list.", Spec),
        new("intercom.part-fields", "Every activity keeps its own fields.", "Replies and notes have no custom fields.",
            "Each field becomes a labelled line of the text.", Spec),
        new("intercom.calls", "Call logs arrive as calls.", "Calls of other systems cannot be written.",
            "Backdated internal notes with every detail of the call.", Spec),
        new("intercom.deals", "Deals arrive as deals with pipeline and stage.", "There is no deal object.",
            "Instances of a custom object type that a person creates; without it an inventory.", Spec),
        new("intercom.hierarchy", "Parent and child tickets stay linked.", "Only trackers have links, to conversations and customer tickets.",
            "A tag on the child names its parent; every such edge is listed.", Spec),
        new("intercom.states", "Conversations keep their status.", "A conversation is open, snoozed or closed.",
            "The state by meaning; the source's own word stands in an attribute.", Spec),
        new("intercom.notes", "Notes keep author and date.", "Notes of contacts and companies take no date and can never be deleted.",
            "Author and date stand in the text; a backdated conversation is used where one exists.", Spec),
        new("intercom.files", "Contact files and large files are uploaded to Intercom's storage.", "Files travel only inside replies, at most ten each; contacts have none; there is no storage to upload to.",
            "Files ride with their message; those of contacts on a carrier ticket; the rest in the transfer package.", Spec),
        new("intercom.article-times", "Articles keep author and publication date.", "No time of an article can be set, and an author is an existing teammate.",
            "The original times stand in the description, the author is matched by e-mail, else the placeholder stands in.", Spec),
        new("intercom.article-images", "Images of articles are uploaded to Intercom's file storage.", "There is no upload: Intercom fetches an image from a public address while it takes the article.",
            "A back-office ticket lends each image an address for 30 minutes and is deleted at the end; every image is downloaded again and compared.", Spec),
        new("intercom.article-links", "Links between articles are rewritten.", "Only a published article has an address.",
            "A second pass writes the new addresses; a link to a draft or internal article stays as text.", Spec),
        new("intercom.article-languages", "Translations arrive as articles of their own.", "An article holds all its languages.",
            "English, else the first, is the main text; the others become its translations.", Spec),
        new("intercom.internal-articles", "Internal articles keep their folder and state.", "Internal articles have neither in this version.",
            "The folder stands in the text.", Spec),
        new("intercom.collections", "Collections and sections of any depth.", "There are no sections, and collections have three levels.",
            "What is deeper stands on the third level, with its path as name.", "Intercom help, collections"),
        new("intercom.article-html", "Articles look as before.", "Intercom keeps two levels of headings and few elements.",
            "Deeper headings become the second level; what is left out is listed per article.", "Intercom help 4103903"),
        new("intercom.phones", "A validation switch decides which phone numbers arrive.", "Nothing documents the switch; malformed numbers may be refused.",
            "Numbers are normalised first; those that are not international are listed and not sent.", Client),
        new("intercom.choices", "Every dropdown becomes a select field.", "A list needs two options, and on tickets none may hold a comma.",
            "Other dropdowns become text attributes.", Spec),
        new("intercom.contact-required", "Tickets without a contact stay without one.", "A ticket has exactly one contact.",
            "The requester, else a linked contact, else one of the organization, else a placeholder; noted each time.", Spec),
        new("intercom.duplicate-emails", "Contacts that share an e-mail stay apart.", "The help pages allow it when their external ids differ; a workspace may answer 409.",
            "They are kept apart by external id; one that is refused is a reject that names the other.", "Intercom help 5053685"),
        new("intercom.times", "All original timestamps are kept.", "Creation and reply times are; state changes, assignments and notes happen now.",
            "Backdated where possible, else in the text; time-to-close reports of imported records are meaningless.", Spec),
        new("intercom.updated-at", "The time of the last change is kept.", "It cannot be written.", "Kept as an attribute.", Spec),
        new("intercom.thread-length", "Threads of any length can be read in one place.", "A read returns the newest 500 parts.",
            "Threads above 450 parts continue in a second ticket or conversation.", Spec),
        new("intercom.rollback", "Rollback is included.", "Companies, attributes and ticket types are only archived, notes stay, reports keep a shell.",
            "Everything deletable is deleted; what stays is listed.", Spec),
        new("intercom.sandbox", "A sandbox of any size is available.", "A development workspace holds 20 people and lives in the US; a test workspace needs a higher plan and can send mail.",
            "The rehearsal runs against the emulator or a test workspace.", "developers.intercom.com, getting started, 2026"),
        new("intercom.side-effects", "Pausing campaigns saves API quota.", "Quota is not the point: imports may start workflows, Fin and surveys.",
            "A manual step pauses them, and no write of ours can send a notification it could suppress.", "Intercom help 9396032"),
        new("intercom.contact-replies", "Imported conversations notify nobody.", "Replies in a contact's name on conversations take no switch against notifications.",
            "Such replies notify teammates at most; tickets are used wherever the source has one.", Spec),
    ];

    public static IReadOnlyList<ManualStep> Steps(bool hasCustomObjects, bool hasArticles)
    {
        List<ManualStep> steps =
        [
            new("intercom.pause-automation", "Pause workflows, Fin, outbound messages and surveys, or exclude the migration's tag from them.",
                "Resume what was paused.", "attestation"),
            new("intercom.phone-validation", "Switch off phone number validation for imported people, if the workspace has it on.",
                "Switch it on again.", "attestation"),
            new("intercom.provision-agents", "Invite the active agents who have no teammate yet; they are in the provisioning queue.", null, "api-read"),
            new("intercom.attachment-types", "Check that the workspace allows attachments of the source's file types.", null, "attestation"),
        ];
        if (hasCustomObjects)
        {
            steps.Add(new("intercom.custom-object-names", "Confirm the names of custom object types: they can never be changed.", null, "attestation"));
        }

        if (hasArticles)
        {
            steps.Add(new("intercom.article-languages", "Enable every language of the articles in the help center's settings.", null, "attestation"));
            steps.Add(new("intercom.article-availability", "Keep imported articles away from Fin until they are checked.",
                "Make them available to Fin, and set the help center live.", "attestation"));
        }

        return steps;
    }
}
