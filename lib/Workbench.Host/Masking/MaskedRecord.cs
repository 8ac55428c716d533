namespace Workbench.Host.Masking;

/// <summary>Masks the files of a run folder that people read: executed notebooks and what is handed over.</summary>
public static class MaskedRecord
{
    /// <summary>The log as it is in the ledger: it holds no texts, and its hashes are over these very bytes.</summary>
    private const string Log = "events.jsonl";

    /// <summary>What people read. What a later notebook or the destination reads (proposals, reviews, bundles) must stay as it was written.</summary>
    private static readonly string[] Shown = ["deliverables/lists", "deliverables/inventories", "deliverables/reports", "deliverables/rejects"];

    /// <summary>To be called before the pages are written from the notebooks.</summary>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static async Task ApplyAsync(string folder, RecordMask mask, CancellationToken cancellation)
    {
        foreach (var notebook in Files(Path.Combine(folder, "executed"), "*.ipynb"))
        {
            await new NotebookMask(mask).ApplyAsync(notebook, cancellation).ConfigureAwait(false);
        }

        // People may have worked in the folder's own notebooks, and saved their outputs.
        foreach (var notebook in Files(Path.Combine(folder, "notebooks"), "*.ipynb"))
        {
            await new NotebookMask(mask).ApplyWhereExecutedAsync(notebook, cancellation).ConfigureAwait(false);
        }

        foreach (var said in Files(Path.Combine(folder, "work"), "*.json").Concat(Files(Path.Combine(folder, "work"), "*.log")))
        {
            await MaskTextAsync(said, mask, cancellation).ConfigureAwait(false);
        }

        foreach (var quote in Files(Path.Combine(folder, "deliverables"), "quote.*"))
        {
            await MaskTextAsync(quote, mask, cancellation).ConfigureAwait(false);
        }

        var lists = Shown.SelectMany(shown => Files(Path.Combine(folder, shown), "*")).Where(path => Path.GetFileName(path) != Log);
        foreach (var list in lists.Append(Path.Combine(folder, "deliverables", "scope.md")).Where(File.Exists))
        {
            await new ListMask(mask).ApplyAsync(list, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Masks what people supplied, what was proposed and reviewed, and what was handed over, too: for when nothing runs any more.</summary>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static async Task ApplyToInputAsync(string folder, RecordMask mask, CancellationToken cancellation)
    {
        var input = Files(Path.Combine(folder, "operator"), "*")
            .Concat(Files(Path.Combine(folder, "deliverables"), "*").Where(path => !Shown.Any(shown => path.StartsWith(Path.Combine(folder, shown), StringComparison.Ordinal))))
            .Append(Path.Combine(folder, "proposals.json")).Where(File.Exists).ToList();
        foreach (var path in input)
        {
            await new ListMask(mask).ApplyAsync(path, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>In place, because the file keeps its permissions then.</summary>
    private static async Task MaskTextAsync(string path, RecordMask mask, CancellationToken cancellation)
    {
        var text = await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false);
        if (mask.Text(text) is var masked && masked != text)
        {
            await File.WriteAllTextAsync(path, masked, cancellation).ConfigureAwait(false);
        }
    }

    private static List<string> Files(string folder, string pattern) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
}
