using System.Text.Json.Nodes;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Host.Documents;
using Workbench.Host.Masking;
using Workbench.Host.Running;
using Workbench.Ledger;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Migrations;

namespace Workbench.Host.Sealing;

/// <summary>
/// Takes a notebook that people executed in Jupyter, VS Code or .NET Interactive into the record of a run folder: an executed copy like that of a
/// headless run, and a seal in the ledger that says who answers for it and how it differs from what the workbench ships.
/// </summary>
/// <param name="folder">The run folder.</param>
/// <param name="scrub">Takes secrets out of outputs.</param>
/// <param name="mask">Hides classes of personal data in outputs.</param>
public sealed class NotebookSealing(string folder, Func<string, string> scrub, RecordMask mask, TimeProvider clock)
{
    private static readonly string[] KeptMetadata = ["kernelspec", "language_info", "polyglot_notebook"];
    private readonly NotebookReader reader = new();

    /// <summary>Writes the executed copy and the seal. The file itself stays as it is.</summary>
    /// <param name="path">The saved notebook with outputs.</param>
    /// <param name="shippedPath">The notebook of that name that the workbench ships; need not exist.</param>
    /// <param name="outputPath">The executed copy.</param>
    /// <param name="keepEarlier">Called before an executed copy of that name is replaced.</param>
    /// <exception cref="PlanException">Nobody is named, no cell was run, or it was executed on another migration. Nothing was sealed.</exception>
    /// <exception cref="LedgerException">Another process writes the ledger: a kernel or a long work. Nothing was sealed.</exception>
    public async Task<(NotebookSeal Seal, NotebookRun Run)> RunAsync(
        string path, string shippedPath, string outputPath, string by, Action keepEarlier, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(by))
        {
            throw new PlanException("A seal needs the name of the person who answers for the notebook. Name somebody with --by.");
        }

        var bytes = await reader.ReadBytesAsync(path, cancellation).ConfigureAwait(false);
        var name = Path.GetFileName(path);
        var executed = reader.Parse(bytes, name);
        if (!executed.Cells.Any(cell => cell.ExecutionCount is not null))
        {
            throw new PlanException($"{name} holds no executed cell. Run its cells, save it, and seal it again.");
        }

        var shipped = File.Exists(shippedPath) ? await reader.ReadBytesAsync(shippedPath, cancellation).ConfigureAwait(false) : null;
        var place = (await LedgerPlaces.ReadAsync(folder, cancellation).ConfigureAwait(false)).Of(OpenMigration.Production);
        await using var ledger = await place.OpenAsync(LedgerPlaces.Writer(static _ => { }), clock, cancellation).ConfigureAwait(false);
        var match = new LedgerMatch(ledger.Read);
        var roots = match.Roots(executed.Cells);
        var outputs = new SealedOutputs(scrub);
        var comparison = new CellComparison(executed, shipped is null ? null : reader.Parse(shipped, name));
        var changes = comparison.Changes().ToList();
        var ran = executed.Cells.Index().Where(cell => CellClock.Of(cell.Item) is not null).ToDictionary(cell => cell.Index, cell => CellClock.Of(cell.Item)!);
        var kept = executed.Cells.Index().Select(cell => Kept(cell.Item, changes[cell.Index], ran.GetValueOrDefault(cell.Index), outputs, $"cell {cell.Index + 1}")).ToList();
        var at = clock.GetUtcNow();
        var notebook = new Notebook(kept) { Metadata = MetadataOf(executed, by, at, changes, comparison.Missing) };

        Directory.CreateDirectory(Path.GetDirectoryName(outputPath)!);
        keepEarlier();
        await new NotebookWriter().WriteAsync(notebook, outputPath, cancellation).ConfigureAwait(false);
        if (!mask.HidesNothing)
        {
            await MaskedRecord.ApplyAsync(folder, mask, cancellation).ConfigureAwait(false);
        }

        // The hashes are over what stands in the record.
        var written = await reader.ReadAsync(outputPath, cancellation).ConfigureAwait(false);
        var spans = match.Spans(ran);
        var seal = new NotebookSeal(
            name,
            by.Trim(),
            at,
            HostOf(executed),
            Sha256Hex.Of(bytes),
            shipped is null ? null : Sha256Hex.Of(shipped),
            [.. written.Cells.Index().Select(cell => new SealedCell(
                cell.Index + 1, cell.Item.Id, CellComparison.Heading(executed, cell.Index), SealCheck.SourceHash(cell.Item), SealCheck.OutputsHash(cell.Item), changes[cell.Index],
                cell.Item.ExecutionCount, ran.GetValueOrDefault(cell.Index), spans.GetValueOrDefault(cell.Index)))],
            comparison.Missing,
            IsInOrder(executed),
            outputs.Dropped,
            roots);
        await ledger.CommitAsync([seal.ToChange()], cancellation).ConfigureAwait(false);
        return (seal, RunOf(path, outputPath, written, seal));
    }

    private static NotebookCell Kept(NotebookCell cell, CellChange change, CellRan? ran, SealedOutputs outputs, string named)
    {
        var metadata = new JsonObject();
        if (cell.Metadata["tags"] is { } tags)
        {
            metadata["tags"] = tags.DeepClone();
        }

        if (ran is not null)
        {
            var state = cell.Outputs.Any(output => output is ErrorOutput) ? CellState.Failed : CellState.Succeeded;
            metadata = new CellTimes(ran.StartedAt, ran.EndedAt, ran.EndedAt - ran.StartedAt, state).In(metadata);
        }

        if (change is not (CellChange.Same or CellChange.Parameters))
        {
            var own = metadata["workbench"] as JsonObject ?? [];
            metadata["workbench"] = own;
            own["change"] = change.ToString().ToLowerInvariant();
        }

        return cell with { Source = outputs.Text(cell.Source), Metadata = metadata, Outputs = outputs.Of(cell.Outputs, named) };
    }

    private static JsonObject MetadataOf(Notebook executed, string by, DateTimeOffset at, List<CellChange> changes, IReadOnlyList<string> missing)
    {
        var metadata = new JsonObject(KeptMetadata.Where(executed.Metadata.ContainsKey).Select(name => KeyValuePair.Create(name, executed.Metadata[name]?.DeepClone())));
        metadata["workbench"] = new JsonObject
        {
            ["sealed_by"] = by.Trim(),
            ["sealed_at"] = at.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["host"] = HostOf(executed),
            ["differing"] = new JsonArray([.. changes.Index().Where(change => change.Item is not (CellChange.Same or CellChange.Parameters)).Select(change => JsonValue.Create(change.Index + 1))]),
            ["missing"] = new JsonArray([.. missing.Select(cell => JsonValue.Create(cell))]),
        };
        return metadata;
    }

    private static string? HostOf(Notebook notebook) => notebook.Metadata["kernelspec"] is JsonObject kernel
        ? kernel["display_name"]?.ToString() ?? kernel["name"]?.ToString()
        : null;

    private static bool IsInOrder(Notebook notebook)
    {
        var counts = notebook.Cells.Select(cell => cell.ExecutionCount).OfType<int>().ToList();
        return counts.Zip(counts.Skip(1)).All(pair => pair.First < pair.Second);
    }

    private NotebookRun RunOf(string path, string outputPath, Notebook written, NotebookSeal seal)
    {
        var code = written.Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        var failed = seal.Cells.FirstOrDefault(cell => written.Cells[cell.Position - 1].Outputs.Any(output => output is ErrorOutput));
        return new NotebookRun(
            path,
            outputPath,
            code.Count,
            code.Count(cell => cell.ExecutionCount is not null),
            failed is null ? CellState.Succeeded : CellState.Failed,
            failed is null ? null : $"{seal.Notebook}, {failed.Print()}: it ended with an error",
            seal.Cells.Min(cell => cell.Ran?.StartedAt) ?? seal.At,
            TimeSpan.FromTicks(seal.Cells.Sum(cell => cell.Ran is { } ran ? (ran.EndedAt - ran.StartedAt).Ticks : 0)),
            seal.InputSha256,
            Sha256Hex.Of(new NotebookWriter().ToBytes(written)));
    }
}
