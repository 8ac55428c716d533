using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Connectors.Gorgias.Facts;

/// <summary>What becomes of each kind of record in Gorgias.</summary>
internal static class GorgiasCapabilities
{
    public static IReadOnlyList<DestinationCapability> All { get; } =
    [
        new(Kind.Contact, "Customer", Outcome.Mapped, "The source key is the external id; a taken e-mail joins the customer that has it."),
        new(Kind.Organization, "Customer", Outcome.Flattened, "There is no organization object: its fields stand on the customers that belong to it."),
        new(Kind.Ticket, "Ticket", Outcome.Mapped, "One call carries a ticket with its messages and their times; only open and closed exist."),
        new(Kind.Message, "Message", Outcome.Flattened, "Original times are kept; every message is marked as sent."),
        new(Kind.Task, "Internal note of its ticket", Outcome.Flattened, "There is no task object: a task without ticket stands in an inventory."),
        new(Kind.Attachment, "Attachment of a message", Outcome.Flattened, "Uploaded once, then named in the message."),
        new(Kind.Agent, "User", Outcome.Merged, "Matched by e-mail; none is created, because that may mail an invitation."),
    ];
}
