using System.Reflection;

namespace Workbench.Host.Manifests;

/// <summary>Writes <c>VERIFY.md</c> into a record: how to check it with <c>sha256sum</c>, <c>sqlite3</c> and <c>jq</c> alone.</summary>
public static class VerifyGuide
{
    public const string FileName = "VERIFY.md";

    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task WriteAsync(string folder, CancellationToken cancellation)
    {
        await using var text = Assembly.GetExecutingAssembly().GetManifestResourceStream(FileName)!;
        await using var file = File.Create(Path.Combine(folder, FileName));
        await text.CopyToAsync(file, cancellation).ConfigureAwait(false);
    }
}
