using System.Text;

namespace Workbench.Host.Documents;

/// <summary>
/// Writes notebooks as Jupyter does: nbformat 4.5, keys in ordinal order, one space of indentation, text as lines, a line feed at
/// the end. The same notebook always gives the same bytes.
/// </summary>
public sealed class NotebookWriter
{
    public byte[] ToBytes(Notebook notebook) => Encoding.UTF8.GetBytes(SortedJson.Print(NotebookNodes.Of(notebook)) + "\n");

    /// <summary>Replaces the file in one step: a reader sees the old file or the new one, never a half.</summary>
    public async Task WriteAsync(Notebook notebook, string path, CancellationToken cancellation)
    {
        var temporary = path + ".part";
        await File.WriteAllBytesAsync(temporary, ToBytes(notebook), cancellation).ConfigureAwait(false);
        File.Move(temporary, path, overwrite: true);
    }
}
