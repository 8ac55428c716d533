using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Connectors.ZohoDesk.Facts;

/// <summary>What becomes of each kind of record in Zoho Desk.</summary>
internal static class ZohoDeskCapabilities
{
    public static IReadOnlyList<DestinationCapability> All { get; } =
    [
        new(Kind.Organization, "Account", Outcome.Mapped, "The API sets its own times: the original ones stand in fields."),
        new(Kind.Contact, "Contact", Outcome.Mapped, "A last name is needed, an e-mail is not."),
        new(Kind.Ticket, "Ticket", Outcome.Mapped, "Created open, closed quietly afterwards; original times stand in fields."),
        new(Kind.Message, "Private comment", Outcome.Flattened, "The API writes no historic threads: author, direction and time stand in the comment's head."),
        new(Kind.Task, "Task", Outcome.Mapped, "A task without ticket is loaded and flagged."),
        new(Kind.Attachment, "Attachment", Outcome.Flattened, "The vendor gives no checksum: each is downloaded again and hashed."),
        new(Kind.Call, "Call", Outcome.Mapped, "Has a real start time; one without contact stands in an inventory."),
        new(Kind.Agent, "Agent", Outcome.Merged, "Matched by e-mail; none is created, because that invites and uses a licence."),
    ];
}
