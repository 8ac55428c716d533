using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Kit;

/// <summary>What every destination does around the composer of a kind: records that are not written are held with their reason.</summary>
internal static class Composing
{
    /// <param name="write">Shapes the record; the reason code under which it is held, or null where it is written.</param>
    public static Composition Of(PlannedRecord record, IComposeContext context, Func<Draft, string?> write)
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

        // What a composer promised before it gave up is not true of a held record: it is held from a clean draft.
        return write(draft) is { } held ? new Draft(record, context).Held(held, Class(held)) : draft.Build();
    }

    // A file that never existed whole is a loss; what is delivered beside the API is not migratable.
    private static VerdictClass Class(string held) => held is ReasonCode.FileExpired or ReasonCode.FileRefused or ReasonCode.FileEmpty
        ? VerdictClass.ExpectedLoss
        : VerdictClass.NotMigratable;
}
