using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>Hands a planned record to the composer of its kind. Pure.</summary>
internal sealed class GorgiasComposer
{
    private readonly TicketComposer tickets;
    private readonly MessageComposer messages;
    private readonly TaskComposer tasks;
    private readonly AttachmentComposer attachments;

    /// <param name="maxFileBytes">Largest file, in bytes.</param>
    public GorgiasComposer(long maxFileBytes)
    {
        var files = new FileRoute(maxFileBytes);
        tickets = new TicketComposer(files);
        messages = new MessageComposer(files);
        tasks = new TaskComposer(files);
        attachments = new AttachmentComposer(files);
    }

    public Composition Compose(PlannedRecord record, IComposeContext context) => Composing.Of(record, context, Written);

    private string? Written(Draft draft)
    {
        switch (draft.Record.Key.Kind)
        {
            case Kind.Contact:
                CustomerComposer.Compose(draft);
                return null;
            case Kind.Ticket:
                tickets.Compose(draft);
                return null;
            case Kind.Organization:
                return OrganizationComposer.Compose(draft);
            case Kind.Message:
                return messages.Compose(draft);
            case Kind.Task:
                return tasks.Compose(draft);
            case Kind.Attachment:
                return attachments.Compose(draft);
            case Kind.Agent:
                return AgentComposer.Compose(draft);
            case Kind.Team:
                return TeamComposer.Compose(draft);
            default:
                return ReasonCode.ReportedInInventory;
        }
    }
}
