using Workbench.Notebooks.Displays;

namespace Workbench.Notebooks;

/// <summary>What a host lends to a running cell: the migration, where progress is shown, when to stop, and whether a person is watching.</summary>
/// <remarks>It is ambient because a cell calls <c>bench.Load()</c> without arguments, whichever host runs it.</remarks>
/// <param name="Migration">The migration folder; null where the cell has to find it.</param>
/// <param name="Own">Receives what a cell opened, so that the host can close it when the notebook ends.</param>
public sealed record CellSurface(
    string? Migration, Action<ProgressLine> ShowProgress, Action<Bench> Own, CancellationToken Cancellation, bool IsUnattended)
{
    /// <summary>Asks the person at the notebook for the secret of that name, unseen; null where nobody answers. Default: there is nobody.</summary>
    public Func<string, string?> AskSecret { get; init; } = static _ => null;

    private static readonly AsyncLocal<CellSurface?> Flow = new();

    /// <summary>Of a process that hosts one notebook and does not call us before a cell runs.</summary>
    private static Func<CellSurface>? ofProcess;

    /// <summary>
    /// True where people may close the host while work goes on, as in Jupyter and VS Code: long work then runs in a process of its own. False by
    /// default: a headless host carries it out itself.
    /// </summary>
    public bool IsInteractive { get; init; }

    /// <summary>Shows something beside the cell's result. Shows nothing by default.</summary>
    public Action<IDisplay> Show { get; init; } = static _ => { };

    /// <summary>The surface of the running cell; a silent one where no host has lent any.</summary>
    public static CellSurface Current => Flow.Value ?? ofProcess?.Invoke() ?? new CellSurface(null, static _ => { }, static _ => { }, CancellationToken.None, IsUnattended: false);

    /// <summary>True where a host lends surfaces to its cells; false in .NET Interactive, which knows nothing of this library, and in programs.</summary>
    internal static bool IsLent => Flow.Value is not null;

    /// <summary>Lends a surface to everything that the calling flow runs from here on.</summary>
    public static void Enter(CellSurface surface) => Flow.Value = surface;

    /// <summary>Lends surfaces to every cell of this process that gets none of its own; the function is called within the cell.</summary>
    public static void LendToAll(Func<CellSurface> surface) => ofProcess = surface;
}
