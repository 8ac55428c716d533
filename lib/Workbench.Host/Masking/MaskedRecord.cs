namespace Workbench.Host.Masking;

/// <summary>Masks the files of a run folder that people read: executed notebooks and what is handed over.</summary>
public static class MaskedRecord
{
    /// <summary>The log as it is in the ledger: it holds no texts, and its hashes are over these very bytes.</summary>
    private const string Log = "events.jsonl";

    /// <summary>What a later notebook reads again; only a purge, after which nothing runs, masks it.</summary>
    private const string Review = "mapping-review.csv";

    /// <summary>To be called before the pages are written from the notebooks.</summary>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static async Task ApplyAsync(string folder, RecordMask mask, CancellationToken cancellation)
    {
        foreach (var notebook in Files(Path.Combine(folder, "executed"), "*.ipynb"))
        {
            await new NotebookMask(mask).ApplyAsync(notebook, cancellation).ConfigureAwait(false);
        }

        foreach (var list in Files(Path.Combine(folder, "deliverables"), "*").Where(path => Path.GetFileName(path) is not (Log or Review)))
        {
            await new ListMask(mask).ApplyAsync(list, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Masks what people supplied and what was proposed, too.</summary>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static async Task ApplyToInputAsync(string folder, RecordMask mask, CancellationToken cancellation)
    {
        var input = Files(Path.Combine(folder, "operator"), "*")
            .Append(Path.Combine(folder, "proposals.json")).Append(Path.Combine(folder, "deliverables", Review)).Where(File.Exists);
        foreach (var path in input)
        {
            await new ListMask(mask).ApplyAsync(path, cancellation).ConfigureAwait(false);
        }
    }

    private static List<string> Files(string folder, string pattern) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
}
