using System.Text.Json.Nodes;
using Workbench.Core.Files;
using Workbench.Core.Hashing;
using Workbench.Host.Documents;
using Workbench.Ledger;
using Workbench.Notebooks.Migrations;

namespace Workbench.Host.Sealing;

/// <summary>Compares sealed notebooks of a record with what the ledger says was sealed, cell by cell.</summary>
internal static class SealCheck
{
    private const string SealedAt = "sealed_at";

    public static string SourceHash(NotebookCell cell) => Sha256Hex.Of(cell.Source);

    /// <summary>Null for cells that have no outputs by their kind.</summary>
    public static string? OutputsHash(NotebookCell cell) =>
        cell.Kind == CellKind.Code ? Sha256Hex.Of(new NotebookWriter().ToBytes(new Notebook([new NotebookCell("outputs", CellKind.Code, "") { Outputs = cell.Outputs }]))) : null;

    /// <summary>
    /// Every cell that is not what was sealed. In a masked record outputs may have been masked since, and only sources are compared: the ledger
    /// fixes the file as a whole.
    /// </summary>
    public static IEnumerable<string> Problems(string folder, ILedgerReader read)
    {
        var isMasked = IsMasked(Path.Combine(folder, MigrationFile.FileName));
        var executed = Path.Combine(folder, "executed");
        string[] paths = Directory.Exists(executed) ? [.. Directory.EnumerateFiles(executed, "*.ipynb").Where(OwnFiles.HasBytes)] : [];
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (NotebookSeal.Last(read, name) is { } seal && new NotebookReader().Parse(File.ReadAllBytes(path), name) is var notebook && IsSealed(notebook, seal))
            {
                foreach (var problem in Problems(seal, notebook, isMasked))
                {
                    yield return $"executed/{name}: {problem}";
                }
            }
        }
    }

    private static bool IsMasked(string file) => OwnFiles.HasBytes(file) && JsonNode.Parse(File.ReadAllText(file))?["mask"] is JsonArray { Count: > 0 };

    /// <summary>False for a later headless run of the same notebook: it has replaced the sealed copy.</summary>
    private static bool IsSealed(Notebook notebook, NotebookSeal seal) =>
        notebook.Metadata["workbench"]?[SealedAt]?.ToString() == seal.At.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Problems(NotebookSeal seal, Notebook notebook, bool isMasked)
    {
        if (seal.Cells.Count != notebook.Cells.Count)
        {
            yield return $"{seal.Cells.Count} cells were sealed, {notebook.Cells.Count} are there";
        }

        foreach (var (cell, found) in seal.Cells.Zip(notebook.Cells))
        {
            if (cell.SourceSha256 != SourceHash(found))
            {
                yield return $"{cell.Print()} is not the cell that was sealed";
            }

            if (!isMasked && cell.OutputsSha256 != OutputsHash(found))
            {
                yield return $"the outputs of {cell.Print()} are not those that were sealed";
            }
        }
    }
}
