using System.Text.RegularExpressions;

namespace Workbench.Contract.Tests;

/// <summary>A piece of C# of a Markdown document, whose first line is a comment that names its file.</summary>
/// <param name="Path">File below the repository's root, with forward slashes.</param>
/// <param name="IsPart">True for lines to add to a file that exists (<c>// in lib/...</c>), false for a whole file (<c>// lib/...</c>).</param>
/// <param name="Text">Everything below the first line.</param>
internal sealed partial record DocumentSnippet(string Path, bool IsPart, string Text)
{
    /// <summary>The snippets of a document that name a file, in their order.</summary>
    public static IReadOnlyList<DocumentSnippet> Read(string markdown) =>
    [
        .. Fence().Matches(markdown.ReplaceLineEndings("\n"))
            .Select(match => new DocumentSnippet(match.Groups["path"].Value, match.Groups["in"].Success, match.Groups["text"].Value)),
    ];

    /// <summary>The three folders that the file lies in, for example <c>lib/Workbench.Connectors/Ivinex</c>.</summary>
    public string Folder => string.Join('/', Path.Split('/')[..^1]);

    [GeneratedRegex(@"^```csharp\n// (?<in>in )?(?<path>(lib|tests)/\S+\.cs)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
