namespace Workbench.Core.Files;

/// <summary>Small files that a killed process or a full disk must not leave half-written.</summary>
public static class WholeFile
{
    /// <summary>Replaces the file in one step: whoever opens it later finds the old text or the new one, never a part.</summary>
    /// <exception cref="IOException">It cannot be written; the old file stands as it was.</exception>
    public static async Task WriteAsync(string path, string text, CancellationToken cancellation)
    {
        var unfinished = path + ".new";
        await File.WriteAllTextAsync(unfinished, text, cancellation).ConfigureAwait(false);
        File.Move(unfinished, path, overwrite: true);
    }
}
