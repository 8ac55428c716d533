using Workbench.Core.Records;
using Workbench.Ledger.Changes;

namespace Workbench.Simulation.Crashes;

/// <summary>A journal write as the crash table knows it: the first change of the unit, and the kind of the record it is about.</summary>
/// <param name="Change">For example <c>WriteIntended</c>.</param>
/// <param name="Kind">Null where the change is about no record.</param>
internal readonly record struct CrashSite(string Change, Kind? Kind)
{
    public static CrashSite Of(LedgerChange change) => new(change.GetType().Name, change.RecordKey()?.Kind);
}
