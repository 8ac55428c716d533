using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Connectors.ZohoDesk.Propose;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>The status of a ticket or task.</summary>
internal static class Status
{
    /// <summary>The portal's status for a value; null where there is none. A word that no status has stands in the private comment.</summary>
    public static string? Of(Draft draft, FieldWriting writing, PlannedValue value, string twin)
    {
        if (draft.Settled(value))
        {
            return null;
        }

        var target = draft.Context.Destination.Object(twin);
        var status = StatusMap.Resolve(value.Result.Print(), target);
        if (status is null)
        {
            draft.Note(value.Plan.Source, ReasonCode.UnmappedValue, "the portal has no status of this meaning: the word stands in a private comment");
            writing.Note.Put(value, value.Result.Print());
        }
        else if (status == value.Source.Print())
        {
            draft.Holds(value, twin, StandardFields.Status, status, FieldType.Choice);
        }
        else
        {
            draft.Becomes(value, twin, StandardFields.Status, status, "map-values", PromiseCheck.Equals, FieldType.Choice);
        }

        return status;
    }
}
