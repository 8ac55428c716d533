namespace Workbench.Host.Sessions;

/// <summary>Where the whole of a long output is written, while its cell shows the beginning and a link.</summary>
/// <param name="Folder">Made when the first long output comes.</param>
/// <param name="Link">How a page reaches the folder: a relative address without a trailing slash.</param>
/// <param name="Prefix">Begins every file name, so that outputs of several notebooks or sessions lie side by side.</param>
public sealed record FullOutputs(string Folder, string Link, string Prefix)
{
    /// <summary>What is shown of one stream of one cell, in characters; default 200,000.</summary>
    public int MaxStreamCharacters { get; init; } = 200_000;

    /// <summary>The longest rendering of one display that is shown, in characters; default 2 million.</summary>
    public int MaxDisplayCharacters { get; init; } = 2_000_000;
}
