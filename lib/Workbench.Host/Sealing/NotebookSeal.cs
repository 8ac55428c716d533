using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Host.Sealing;

/// <summary>What the ledger keeps of a notebook that people executed themselves, as the document <c>sealed/NAME</c>.</summary>
/// <param name="Notebook">File name.</param>
/// <param name="By">The person who answers for it.</param>
/// <param name="Host">Kernel that the file names; null where it names none.</param>
/// <param name="InputSha256">Of the file as it was saved.</param>
/// <param name="CommittedSha256">Of the notebook that the workbench ships under that name; null where it ships none.</param>
/// <param name="Cells">In the order of the file.</param>
/// <param name="Missing">Cells of the shipped notebook that the executed one lacks.</param>
/// <param name="IsInOrder">False where cells were run in another order than they stand in.</param>
/// <param name="Dropped">Outputs that were left out, and why.</param>
/// <param name="Roots">Root hashes that outputs print, with the event of this ledger that has each.</param>
public sealed record NotebookSeal(
    string Notebook,
    string By,
    DateTimeOffset At,
    string? Host,
    string InputSha256,
    string? CommittedSha256,
    IReadOnlyList<SealedCell> Cells,
    IReadOnlyList<string> Missing,
    bool IsInOrder,
    IReadOnlyList<string> Dropped,
    IReadOnlyList<PrintedRoot> Roots)
{
    /// <summary>Cells that are not as the workbench ships them. Other values of parameters are what parameters are for.</summary>
    public IReadOnlyList<SealedCell> Differing => [.. Cells.Where(cell => cell.Change is not (CellChange.Same or CellChange.Parameters))];

    /// <summary>The seal of that notebook, or null where it was never sealed.</summary>
    public static NotebookSeal? Last(ILedgerReader read, string notebook) =>
        read.Document(DocumentOf(notebook)) is { } json ? JsonSerializer.Deserialize<NotebookSeal>(json, CanonicalJson.Options) : null;

    internal LedgerChange ToChange() => new LedgerChange.DocumentSaved(DocumentOf(Notebook), CanonicalJson.Write(this));

    private static string DocumentOf(string notebook) => "sealed/" + notebook;
}

/// <summary>One cell of a sealed notebook.</summary>
/// <param name="Position">From 1.</param>
/// <param name="Heading">The last heading above it.</param>
/// <param name="OutputsSha256">Of its outputs as they stand in the record; null for text.</param>
/// <param name="Ran">When it ran; null where the file does not say.</param>
/// <param name="Events">Events of the ledger in that time; null where the time is unknown.</param>
public sealed record SealedCell(
    int Position, string Id, string? Heading, string SourceSha256, string? OutputsSha256, CellChange Change, int? ExecutionCount, CellRan? Ran, EventSpan? Events)
{
    /// <summary>How people find it.</summary>
    public string Print() => $"cell {Position}{(Heading is null ? "" : $" ({Heading})")}";
}

/// <summary>When a cell ran, by the clock of its host.</summary>
public sealed record CellRan(DateTimeOffset StartedAt, DateTimeOffset EndedAt);

/// <summary>Events of the ledger, with both ends.</summary>
public sealed record EventSpan(long Count, long? First, long? Last);

/// <summary>A root hash in an output.</summary>
/// <param name="Event">Number of the event that has it.</param>
public sealed record PrintedRoot(string Hash, long Event);

/// <summary>How a cell compares with the notebook that the workbench ships.</summary>
public enum CellChange
{
    Same,

    /// <summary>The cell of parameters, with other values.</summary>
    Parameters,
    Changed,
    Added,

    /// <summary>The same, in another place.</summary>
    Moved,
}
