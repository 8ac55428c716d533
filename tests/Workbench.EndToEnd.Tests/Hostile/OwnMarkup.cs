using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests.Hostile;

/// <summary>Tells the sheets, charts and declarations that the workbench writes from any that came with the data: by all of what they say, not by their names.</summary>
internal static partial class OwnMarkup
{
    private static readonly HashSet<string> Declarations = new(StringComparer.Ordinal)
    {
        "charset=utf-8",
        "content=default-src 'none'; style-src 'unsafe-inline'; img-src data: http-equiv=Content-Security-Policy",
        "content=width=device-width, initial-scale=1 name=viewport",
        "content=light dark name=color-scheme",
        "content=no-referrer name=referrer",
    };

    /// <summary>What the root of a chart has, and no hostile input.</summary>
    private static readonly string[] ChartAttributes = ["aria-label", "fill", "font-family", "font-size", "height", "role", "viewBox", "width", "xmlns"];

    /// <summary>What charts are drawn with: nothing that loads, links, moves or holds HTML.</summary>
    private static readonly HashSet<string> Shapes = new(StringComparer.Ordinal)
    {
        "title", "desc", "g", "rect", "line", "path", "circle", "polyline", "polygon", "text", "tspan",
    };

    private static readonly Lazy<string> Sheets = new(() => Collapsed(string.Join('\n', Read("lib/Workbench.Notebooks/Displays/Markup", "Stylesheet.cs").Concat(Read("lib/Workbench.Host", "page.css")))));

    public static bool Holds(IElement element) => element.LocalName switch
    {
        "meta" => Declarations.Contains(string.Join(' ', element.Attributes.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => $"{one.Name}={one.Value}"))),
        "style" => element.Attributes.Length == 0 && Collapsed(Scope().Replace(element.TextContent, "$1")) is { Length: > 0 } sheet && Sheets.Value.Contains(sheet, StringComparison.Ordinal),
        "svg" => element.Attributes.Select(one => one.Name).Order(StringComparer.Ordinal).SequenceEqual(ChartAttributes.Order(StringComparer.Ordinal))
            && element.QuerySelectorAll("*").All(part => Shapes.Contains(part.LocalName)),
        _ => false,
    };

    private static IEnumerable<string> Read(string folder, string name) => Repository.Files(folder, name).Select(file => File.ReadAllText(file.FullName));

    private static string Collapsed(string text) => Space().Replace(text, " ").Trim();

    [GeneratedRegex(@"^\s*@scope \([.#][\w-]+\) \{ (.*) \}\s*$", RegexOptions.Singleline)]
    private static partial Regex Scope();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
