using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>Hands a planned record to the composer of its kind. Pure.</summary>
internal sealed class DeskComposer(DeskSettings settings)
{
    private readonly FileRoute files = new(settings.MaxAttachmentBytes, settings.BlockedFileTypes);

    public Composition Compose(PlannedRecord record, IComposeContext context) => Composing.Of(record, context, Written);

    private string? Written(Draft draft)
    {
        switch (draft.Record.Key.Kind)
        {
            case Kind.Organization:
                new AccountComposer(files).Compose(draft);
                return null;
            case Kind.Contact:
                new ContactComposer(files).Compose(draft);
                return null;
            case Kind.Ticket:
                new TicketComposer(files).Compose(draft);
                return null;
            case Kind.Task:
                new TaskComposer(files).Compose(draft);
                return null;
            case Kind.Message:
                return new MessageComposer(files).Compose(draft);
            case Kind.Attachment:
                return new AttachmentComposer(files).Compose(draft);
            case Kind.Call:
                return CallComposer.Compose(draft);
            case Kind.Agent:
                return AgentComposer.Compose(draft);
            case Kind.Team:
                return TeamComposer.Compose(draft);
            default:
                return ReasonCode.ReportedInInventory;
        }
    }
}
