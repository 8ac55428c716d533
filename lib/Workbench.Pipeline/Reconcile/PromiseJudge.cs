using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Reconcile;

/// <summary>Holds a promise against what the destination shows.</summary>
internal sealed class PromiseJudge(ILedgerReader read)
{
    /// <summary>True where one of the twins shows what was promised.</summary>
    public bool HoldsInAny(Promise promise, IReadOnlyList<TwinState> states)
    {
        for (var index = 0; index < states.Count; index++)
        {
            if (Holds(promise, states[index]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where the twin shows what was promised. Most values read back as they were promised, letter by letter.</summary>
    public bool Holds(Promise promise, TwinState state) => promise.Check switch
    {
        PromiseCheck.None => true,
        PromiseCheck.Equals => promise.Expected == (Found(promise, state) ?? "") || CanonicalText.Of(promise.Type, promise.Expected) == CanonicalText.Of(promise.Type, Found(promise, state) ?? ""),
        PromiseCheck.Contains => CanonicalText.Of(promise.Type, Found(promise, state) ?? "")
            .Contains(CanonicalText.Of(promise.Type, promise.Expected), StringComparison.Ordinal),
        PromiseCheck.Lines => HasLines(CanonicalText.Of(promise.Type, Found(promise, state) ?? ""), CanonicalText.Of(promise.Type, promise.Expected)),
        PromiseCheck.RefersTo => RefersTo(promise, state),
        _ => false,
    };

    /// <summary>True where something that is no twin of the record keeps every promise of one of its twins: it was written twice.</summary>
    public bool IsDouble(PromiseRow row, TwinState state)
    {
        var promised = row.Promises.Where(promise => promise.Check != PromiseCheck.None && promise.TwinType == state.Twin.Type).ToList();
        return promised.Count > 0 && promised.TrueForAll(promise => Holds(promise, state));
    }

    /// <summary>What the twin shows in the promised place; null where it shows nothing.</summary>
    public static string? Found(Promise promise, TwinState state) =>
        promise.Destination is { } name ? state.Fields.GetValueOrDefault(name) : null;

    private static bool HasLines(string text, string lines) =>
        lines.Length == 0 || $"\n{text}\n".Contains($"\n{lines}\n", StringComparison.Ordinal);

    private bool RefersTo(Promise promise, TwinState state)
    {
        if (Found(promise, state) is not { } found)
        {
            return false;
        }

        var shown = found.Split(',');
        return promise.Expected.Split(',').All(text => RecordKey.TryParse(text, out var key)
            && read.Twins(key).Any(twin => !twin.Removed && shown.Contains(twin.Twin.Print(), StringComparer.Ordinal)));
    }
}
