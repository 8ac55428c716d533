using Workbench.Core.Hashing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Pipeline.Delta;

/// <summary>
/// The state that both names of a cut-over are given for: what was last sent, found, rejected or taken back, and how records and verdicts
/// stand. Signatures, notebooks and rounds that found nothing do not change it.
/// </summary>
internal static class CutOverState
{
    private static readonly string[] Telling =
    [
        nameof(LedgerChange.WriteIntended), nameof(LedgerChange.WriteEnded), nameof(LedgerChange.FileCarried), nameof(LedgerChange.RecordRejected),
        nameof(LedgerChange.TwinRemoved), nameof(LedgerChange.ProvisionMoved), nameof(LedgerChange.DifferenceFound),
    ];

    /// <summary>SHA-256 (hex) of the state.</summary>
    public static string Of(ILedgerReader read) => CanonicalJson.Hash(new
    {
        Newest = read.NewestEvent(Telling)?.Hash,
        Frozen = read.Steps(CutOverGate.FreezeStep).LastOrDefault()?.Number,
        Records = read.Counts().GroupBy(count => (count.Object, State: Settled(count.State)))
            .Select(group => new { group.Key.Object, group.Key.State, Records = group.Sum(count => count.Records) })
            .OrderBy(group => group.Object, StringComparer.Ordinal).ThenBy(group => group.State),
        Verdicts = read.VerdictCounts().GroupBy(count => count.Class)
            .Select(group => new { Class = group.Key, Fields = group.Sum(count => count.Fields) }).OrderBy(group => group.Class),
    });

    /// <summary>A record that is judged again is loaded meanwhile; that is no change.</summary>
    private static EntryState Settled(EntryState state) => state is EntryState.Verified ? EntryState.Loaded : state;
}
