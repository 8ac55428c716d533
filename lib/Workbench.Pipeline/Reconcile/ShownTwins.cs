using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Reconcile;

/// <summary>What the destination showed for some records.</summary>
internal sealed class ShownTwins(IReadOnlyList<TwinState> states, IReadOnlyDictionary<string, IReadOnlyList<TwinState>> files)
{
    /// <summary>The twins in which a promise may be found: the record's own of the promised type, or the files of its holder.</summary>
    public IReadOnlyList<TwinState> Of(PromiseRow row, Promise promise)
    {
        var own = row.Twins.Where(twin => !twin.Removed && twin.Twin.Type == promise.TwinType);
        return promise.TwinType == FilePromise.TwinType
            ? [.. own.SelectMany(twin => files.GetValueOrDefault(HolderOf(twin.Twin)) ?? [])]
            : [.. own.SelectMany(twin => states.Where(state => state.Twin.Type == twin.Twin.Type && state.Twin.Id == twin.Twin.Id))];
    }

    /// <summary>Everything that was read.</summary>
    public IReadOnlyList<TwinState> All => states;

    /// <summary>The part that holds a file: the id in front of the slash.</summary>
    public static string HolderOf(TwinRef file) => file.Id[..file.Id.IndexOf('/', StringComparison.Ordinal)];
}
