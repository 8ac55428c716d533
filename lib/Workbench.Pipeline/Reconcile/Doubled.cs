using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Reconcile;

/// <summary>
/// The verdict on a record that stands twice in the destination. It is no verdict on a field of the source, and there is none where a record
/// stands once: the totals add up to the source then.
/// </summary>
internal static class Doubled
{
    /// <summary>What stands in the place of a field.</summary>
    public const string Field = "(stands once)";

    /// <summary>The reason.</summary>
    public const string Reason = "doubled";

    public static Verdict Verdict(PromiseRow row, TwinRef other) => Verdict(row.Twins.FirstOrDefault(twin => !twin.Removed && twin.Twin.Type == other.Type), row.Key, other);

    public static Verdict Verdict(TwinRow? own, Core.Records.RecordKey key, TwinRef other) => new(
        key, Field, VerdictClass.Defect, Reason, own?.Twin.Print() ?? "nothing", other.Print());
}
