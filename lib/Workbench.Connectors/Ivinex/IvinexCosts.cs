using Workbench.Core.Connectors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Ivinex;

/// <summary>
/// What reading an account costs. Tabs have no totals, so each is read until an empty page, and relations until a second pass agrees.
/// Means that are no whole numbers were counted at the emulator, with the invented account (November 2026).
/// </summary>
internal static class IvinexCosts
{
    public static IReadOnlyList<CallCost> All { get; } =
    [
        new(CostStep.Look, "GET GetTabs.php", CostUnit.Account),
        new(CostStep.Look, "GET GetFields.php", CostUnit.AnyObject),
        new(CostStep.Look, "GET Records.php", CostUnit.AnyObject, 1.33),

        new(CostStep.Read, "GET Records.php", CostUnit.AnyObject, 2.35),
        new(CostStep.Read, "GET Records.php", CostUnit.AnyPage(100)),
        new(CostStep.Read, "GET GetAllRelatedItems.php", CostUnit.AnyObject, 1.53),
        new(CostStep.Read, "GET GetAllRelatedItems.php", CostUnit.AnyPage(100), 2.2),

        new(CostStep.Download, "GET Download.php", CostUnit.Record(Kind.Attachment), 1.03),
    ];
}
