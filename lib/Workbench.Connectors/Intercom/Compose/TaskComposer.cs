using Workbench.Connectors.Kit;
using Workbench.Core.Planning;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Task to back-office ticket; without anybody it could belong to, it waits in the reconciliation queue.</summary>
internal sealed class TaskComposer(TicketWriting writing)
{
    /// <summary>The reason code under which it is held; null where it is written.</summary>
    public string? Compose(Draft draft)
    {
        if (ContactChoice.ForTask(draft.Record.Key, draft.Context) is not { } contact)
        {
            return ReasonCode.NoParent;
        }

        writing.Compose(draft, IntercomNames.TaskTicket, IntercomNames.TaskTicketTypeChoice, contact);
        return null;
    }
}
