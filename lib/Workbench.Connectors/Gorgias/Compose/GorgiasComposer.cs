using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;

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

    public Composition Compose(PlannedRecord record, IComposeContext context)
    {
        var draft = new Draft(record, context);
        if (record.Object.Outcome is Outcome.NotMigrated)
        {
            return draft.Held(ReasonCode.NotChosen);
        }

        if (record.Object.Outcome is Outcome.Inventory || record.Object.DestinationObject is null)
        {
            return draft.Held(ReasonCode.ReportedInInventory);
        }

        var held = Written(draft);
        return held is null ? draft.Build() : new Draft(record, context).Held(held, Class(held));
    }

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

    // A file that never existed whole is a loss; what is delivered beside the API is not migratable.
    private static VerdictClass Class(string held) => held is ReasonCode.FileExpired or ReasonCode.FileRefused or ReasonCode.FileEmpty
        ? VerdictClass.ExpectedLoss
        : VerdictClass.NotMigratable;
}
