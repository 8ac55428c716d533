using System.Collections.ObjectModel;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Reconcile;

/// <summary>What the destination showed for some records.</summary>
internal sealed class ShownTwins
{
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<TwinState>> NoFiles = ReadOnlyDictionary<string, IReadOnlyList<TwinState>>.Empty;

    /// <summary>So few are looked through one by one.</summary>
    private const int Few = 8;

    private readonly Dictionary<(string Type, string Id), List<TwinState>>? states;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<TwinState>> files;

    /// <param name="files">The files of each holder, downloaded and hashed.</param>
    public ShownTwins(IReadOnlyList<TwinState> states, IReadOnlyDictionary<string, IReadOnlyList<TwinState>> files)
    {
        (All, this.files) = (states, files);
        this.states = states.Count <= Few ? null : states.GroupBy(state => (state.Twin.Type, state.Twin.Id)).ToDictionary(group => group.Key, group => group.ToList());
    }

    /// <summary>Everything that was read, in the order in which the destination showed it.</summary>
    public IReadOnlyList<TwinState> All { get; }

    /// <summary>The twins in which promises of that type may be found: the record's own, or the files of its holders.</summary>
    public IReadOnlyList<TwinState> Of(PromiseRow row, string? twinType)
    {
        IReadOnlyList<TwinState> found = [];
        for (var index = 0; index < row.Twins.Count; index++)
        {
            var twin = row.Twins[index];
            if (!twin.Removed && twin.Twin.Type == twinType && Of(twin.Twin) is { Count: > 0 } shown)
            {
                found = found.Count == 0 ? shown : [.. found, .. shown];
            }
        }

        return found;
    }

    /// <summary>The part that holds a file: the id in front of the slash.</summary>
    public static string HolderOf(TwinRef file) => file.Id[..file.Id.IndexOf('/', StringComparison.Ordinal)];

    private IReadOnlyList<TwinState> Of(TwinRef twin)
    {
        if (twin.Type == FilePromise.TwinType)
        {
            return files.GetValueOrDefault(HolderOf(twin)) ?? [];
        }

        if (All.Count == 1)
        {
            return All[0].Twin.Type == twin.Type && All[0].Twin.Id == twin.Id ? All : [];
        }

        return states is null
            ? [.. All.Where(state => state.Twin.Type == twin.Type && state.Twin.Id == twin.Id)]
            : states.GetValueOrDefault((twin.Type, twin.Id)) ?? [];
    }
}
