using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Connectors.Intercom.Facts;

/// <summary>What becomes of each kind of record in Intercom.</summary>
internal static class IntercomCapabilities
{
    public static IReadOnlyList<DestinationCapability> All { get; } =
    [
        new(Kind.Organization, "Company", Outcome.Mapped, "A company without contacts exists but is shown in no list."),
        new(Kind.Contact, "Contact", Outcome.Mapped, "The source key is the external id; malformed phone numbers are listed and not sent."),
        new(Kind.Ticket, "Conversation or ticket", Outcome.Mapped, "By channel, as the plan's choices say. Creation keeps its time; closing and assigning take the time of the load."),
        new(Kind.Message, "Conversation part", Outcome.Flattened, "Original times are kept; call data stand as lines in the body."),
        new(Kind.Task, "Back-office ticket", Outcome.Mapped, "There is no task object: due date and assignee stand on a ticket."),
        new(Kind.Attachment, "Attachment of a part", Outcome.Flattened, "Files travel inside replies; files over the limit form the transfer package."),
        new(Kind.CustomRecord, "Custom object", Outcome.Mapped, "A person creates the type first; it cannot be renamed."),
        new(Kind.Deal, "Custom object", Outcome.Mapped, "A person creates the type Deal first; without it deals are an inventory."),
        new(Kind.Call, "Internal note", Outcome.Flattened, "In the thread at its own time, else on the contact; recordings form the transfer package."),
        new(Kind.Collection, "Collection", Outcome.Mapped, "Three levels; deeper ones stand on the third with their path as name."),
        new(Kind.Article, "Article", Outcome.Mapped, "Translations join one article; times cannot be set and stand in the description."),
        new(Kind.Agent, "Teammate", Outcome.Merged, "Matched by e-mail; the API creates none."),
    ];
}
