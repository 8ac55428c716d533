using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Host.Documents;

/// <summary>
/// Writes notebooks as Jupyter does: nbformat 4.5, keys in ordinal order, one space of indentation, text as lines, a line feed at
/// the end. The same notebook always gives the same bytes.
/// </summary>
public sealed class NotebookWriter
{
    private static readonly JsonWriterOptions Format = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public byte[] ToBytes(Notebook notebook)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Format))
        {
            SortedJson.Write(json, NotebookNodes.Of(notebook));
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    /// <summary>Replaces the file in one step: a reader sees the old file or the new one, never a half.</summary>
    public async Task WriteAsync(Notebook notebook, string path, CancellationToken cancellation)
    {
        var temporary = path + ".part";
        await File.WriteAllBytesAsync(temporary, ToBytes(notebook), cancellation).ConfigureAwait(false);
        File.Move(temporary, path, overwrite: true);
    }
}
