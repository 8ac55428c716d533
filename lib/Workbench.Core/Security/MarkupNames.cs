namespace Workbench.Core.Security;

/// <summary>What a parser of HTML does at elements of a name.</summary>
internal static class MarkupNames
{
    /// <summary>The link, of which a parser never leaves two open beside each other.</summary>
    public const string Link = "a";

    /// <summary>Elements that hold nothing, or end by themselves where the next one begins.</summary>
    private static readonly HashSet<string> Shallow = Names(
        "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th tbody thead tfoot option html head body");

    private static readonly HashSet<string> Formatting = Names("a b big code em font i nobr s small strike strong tt u");

    /// <summary>Elements that, like formatting, a parser ends with whatever stands around them.</summary>
    private static readonly HashSet<string> Inline = Names("span sub sup label abbr cite q kbd var samp dfn ins del mark o:p");

    /// <summary>Elements in which a parser sees text until their own end.</summary>
    private static readonly HashSet<string> Textual = Names("iframe noembed noframes noscript plaintext script style textarea title xmp");

    /// <summary>Elements inside which an end has no power over what was opened outside.</summary>
    private static readonly HashSet<string> Scopes = Names("applet caption marquee math object select svg table td template th");

    private static readonly HashSet<string> Cells = Names("caption td th");

    public static bool IsShallow(string name) => Shallow.Contains(name);

    public static bool IsFormatting(string name) => Formatting.Contains(name);

    public static bool IsBlock(string name) => !Shallow.Contains(name) && !Formatting.Contains(name) && !Inline.Contains(name);

    public static bool IsTextual(string name) => Textual.Contains(name);

    public static bool IsScope(string name) => Scopes.Contains(name);

    /// <summary>True for the parts of a table that end where the next one begins.</summary>
    public static bool IsCell(string name) => Cells.Contains(name);

    private static HashSet<string> Names(string names) => new(names.Split(' '), StringComparer.OrdinalIgnoreCase);
}
