namespace Workbench.Pipeline.Quality;

/// <summary>A 64-bit hash of a text: among a million values the chance of one clash is below one in ten million.</summary>
internal static class TextHash
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>FNV-1a over UTF-16 units, with a final mix so that short texts spread over all bits.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = Basis;
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * Prime;
        }

        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        return hash ^ (hash >> 33);
    }
}
