using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Reconcile;

/// <summary>What the destination showed for some records.</summary>
internal sealed class ShownTwins
{
    private readonly Dictionary<(string Type, string Id), List<TwinState>> states = [];
    private readonly IReadOnlyDictionary<string, IReadOnlyList<TwinState>> files;

    /// <param name="files">The files of each holder, downloaded and hashed.</param>
    public ShownTwins(IReadOnlyList<TwinState> states, IReadOnlyDictionary<string, IReadOnlyList<TwinState>> files)
    {
        (All, this.files) = (states, files);
        foreach (var state in states)
        {
            var place = (state.Twin.Type, state.Twin.Id);
            if (!this.states.TryGetValue(place, out var shown))
            {
                this.states.Add(place, shown = []);
            }

            shown.Add(state);
        }
    }

    /// <summary>Everything that was read, in the order in which the destination showed it.</summary>
    public IReadOnlyList<TwinState> All { get; }

    /// <summary>The twins in which promises of that type may be found: the record's own, or the files of its holders.</summary>
    public IReadOnlyList<TwinState> Of(PromiseRow row, string? twinType)
    {
        IReadOnlyList<TwinState> found = [];
        foreach (var twin in row.Twins)
        {
            if (!twin.Removed && twin.Twin.Type == twinType && Of(twin.Twin) is { Count: > 0 } shown)
            {
                found = found.Count == 0 ? shown : [.. found, .. shown];
            }
        }

        return found;
    }

    /// <summary>The part that holds a file: the id in front of the slash.</summary>
    public static string HolderOf(TwinRef file) => file.Id[..file.Id.IndexOf('/', StringComparison.Ordinal)];

    private IReadOnlyList<TwinState> Of(TwinRef twin) => twin.Type == FilePromise.TwinType
        ? files.GetValueOrDefault(HolderOf(twin)) ?? []
        : states.GetValueOrDefault((twin.Type, twin.Id)) ?? [];
}
