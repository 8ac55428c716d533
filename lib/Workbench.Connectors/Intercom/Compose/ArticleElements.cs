namespace Workbench.Connectors.Intercom.Compose;

/// <summary>What becomes of each HTML element in an article.</summary>
internal static class ArticleElements
{
    private static readonly HashSet<string> Invisible =
        ["script", "style", "head", "meta", "link", "title", "template", "noscript", "base"];

    private static readonly HashSet<string> Removed =
        [.. Invisible, "iframe", "object", "embed", "svg", "math", "video", "audio", "canvas", "input", "button", "select", "textarea", "applet", "frame", "frameset"];

    private static readonly HashSet<string> Blocks =
        ["p", "h1", "h2", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody", "tr", "td", "th"];

    private static readonly HashSet<string> Inlines = ["a", "b", "strong", "i", "em", "u", "code", "br", "img", "hr"];

    private static readonly HashSet<string> Divisions =
    [
        "div", "section", "article", "header", "footer", "main", "nav", "aside", "address", "figure", "figcaption", "form", "fieldset",
        "center", "dl", "dt", "dd", "details", "summary", "caption", "tfoot",
    ];

    private static readonly HashSet<string> Bare = ["span", "html", "body", "font", "label", "colgroup", "col", "wbr"];

    /// <summary>True where neither the element nor its words are sent.</summary>
    public static bool IsGone(string name) => Removed.Contains(name);

    /// <summary>True where a reader misses what is gone.</summary>
    public static bool IsVisible(string name) => !Invisible.Contains(name);

    public static bool IsBlock(string name) => Blocks.Contains(name);

    /// <summary>True for an element that only separates lines.</summary>
    public static bool IsDivision(string name) => Divisions.Contains(name);

    /// <summary>True where dropping the element changes how words look. Office leaves elements with a prefix that never showed.</summary>
    public static bool IsFormatting(string name) => !Bare.Contains(name) && !name.Contains(':', StringComparison.Ordinal);

    /// <summary>The element that is sent in its place; null where only its words are.</summary>
    public static string? Sent(string name) => name switch
    {
        "h3" or "h4" or "h5" or "h6" => "h2",
        "kbd" or "samp" or "tt" => "code",
        _ when Blocks.Contains(name) || Inlines.Contains(name) => name,
        _ => null,
    };
}
