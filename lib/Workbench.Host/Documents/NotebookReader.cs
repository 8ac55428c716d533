using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Host.Documents;

/// <summary>Reads notebooks of nbformat 4.0 to 4.5. Older minor versions have no cell ids; theirs are derived from the position.</summary>
public sealed class NotebookReader(NotebookLimits limits)
{
    public NotebookReader()
        : this(NotebookLimits.Default)
    {
    }

    /// <exception cref="NotebookFormatException">The file is too large, not JSON, or not a notebook of nbformat 4.</exception>
    public async Task<Notebook> ReadAsync(string path, CancellationToken cancellation) =>
        Parse(await ReadBytesAsync(path, cancellation).ConfigureAwait(false), path);

    /// <param name="utf8">The content of a notebook file.</param>
    /// <param name="file">Names the file in errors.</param>
    /// <exception cref="NotebookFormatException">Too large, not JSON, or not a notebook of nbformat 4.</exception>
    public Notebook Parse(ReadOnlySpan<byte> utf8, string file)
    {
        RefuseLarge(utf8.Length, file);
        var root = ParseRoot(utf8, file);
        try
        {
            return Read(root, file);
        }
        catch (InvalidOperationException exception)
        {
            // The JSON library reports half surrogate pairs, and bytes that are no UTF-8, only when a text or a name is taken out.
            throw NotUnicode(file, exception);
        }
    }

    internal async Task<byte[]> ReadBytesAsync(string path, CancellationToken cancellation)
    {
        RefuseLarge(new FileInfo(path).Length, path);
        return await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
    }

    private Notebook Read(JsonObject root, string file)
    {
        if (root["nbformat"] is not JsonValue version || !version.TryGetValue(out int major) || major != 4)
        {
            throw new NotebookFormatException(file, null, "is not a notebook of nbformat 4; convert it with `jupyter nbconvert --to notebook`.");
        }

        if (root["cells"] is not JsonArray cells)
        {
            throw new NotebookFormatException(file, null, "has no array \"cells\".");
        }

        if (cells.Count > limits.MaxCells)
        {
            throw new NotebookFormatException(file, null, $"has {cells.Count} cells; the limit is {limits.MaxCells}.");
        }

        return new Notebook(ReadCells(cells, file)) { Metadata = NodeReader.Object(root["metadata"], "metadata", file, null) };
    }

    private void RefuseLarge(long bytes, string file)
    {
        if (bytes > limits.MaxBytes)
        {
            throw new NotebookFormatException(file, null, $"has {bytes} bytes; the limit is {limits.MaxBytes}. Clear its outputs and try again.");
        }
    }

    private JsonObject ParseRoot(ReadOnlySpan<byte> utf8, string file)
    {
        var options = new JsonDocumentOptions { MaxDepth = limits.MaxDepth, AllowDuplicateProperties = false };
        var bytes = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        try
        {
            return JsonNode.Parse(bytes, documentOptions: options) as JsonObject
                ?? throw new NotebookFormatException(file, null, "is not a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new NotebookFormatException(file, null, $"is not valid JSON (line {exception.LineNumber + 1}): {exception.Message}", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw NotUnicode(file, exception);
        }
    }

    private static NotebookFormatException NotUnicode(string file, InvalidOperationException exception) =>
        new(file, null, $"holds text that is not Unicode: {exception.Message}", exception);

    private static List<NotebookCell> ReadCells(JsonArray nodes, string file)
    {
        var cells = new List<NotebookCell>(nodes.Count);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var position = 1; position <= nodes.Count; position++)
        {
            var cell = new CellReader(file, position).Read(nodes[position - 1]);
            if (!ids.Add(cell.Id))
            {
                throw new NotebookFormatException(file, position, $"the id \"{cell.Id}\" is already used by an earlier cell; give it another.");
            }

            cells.Add(cell);
        }

        return cells;
    }
}
