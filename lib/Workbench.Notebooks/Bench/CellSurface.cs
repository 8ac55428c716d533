using Workbench.Notebooks.Displays;

namespace Workbench.Notebooks;

/// <summary>What a host lends to a running cell: the migration, where progress is shown, when to stop, and whether a person is watching.</summary>
/// <remarks>It is ambient because a cell calls <c>bench.Load()</c> without arguments, whichever host runs it.</remarks>
/// <param name="Migration">The migration folder; null where the cell has to find it.</param>
/// <param name="Own">Receives what a cell opened, so that the host can close it when the notebook ends.</param>
public sealed record CellSurface(
    string? Migration, Action<ProgressLine> ShowProgress, Action<IAsyncDisposable> Own, CancellationToken Cancellation, bool IsUnattended)
{
    /// <summary>Asks the person at the notebook for the secret of that name, unseen; null where nobody answers. Default: there is nobody.</summary>
    public Func<string, string?> AskSecret { get; init; } = static _ => null;

    private static readonly AsyncLocal<CellSurface?> Flow = new();

    /// <summary>The surface of the running cell; a silent one where no host has lent any.</summary>
    public static CellSurface Current => Flow.Value ?? new CellSurface(null, static _ => { }, static _ => { }, CancellationToken.None, IsUnattended: false);

    /// <summary>Lends a surface to everything that the calling flow runs from here on.</summary>
    public static void Enter(CellSurface surface) => Flow.Value = surface;
}
