using System.Text.RegularExpressions;

namespace Workbench.Host.Export;

/// <summary>Accepts style rules that load nothing, escape nothing and do not leave their place.</summary>
internal static partial class InertCss
{
    public static bool IsDeclarations(string css) => !css.Contains('{') && !css.Contains('}') && IsPlain(css);

    public static bool IsSheet(string css) => IsBalanced(css) && IsPlain(css);

    /// <summary>True when every <c>url(…)</c> points into the page.</summary>
    public static bool HasOnlyLocalReferences(string value) =>
        !value.Contains('\\') && !Request().IsMatch(LocalReference().Replace(value, ""));

    private static bool IsPlain(string css) =>
        HasOnlyLocalReferences(css)
        && !css.Contains('<')
        && !OtherAtRule().IsMatch(css)
        && !FixedPosition().IsMatch(css);

    private static bool IsBalanced(string css)
    {
        var depth = 0;
        foreach (var character in css)
        {
            depth += character switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth < 0)
            {
                return false;
            }
        }

        // A comment or a string could hide a brace from this count; neither is needed in a display.
        return depth == 0 && !css.Contains("/*", StringComparison.Ordinal) && css.Count(character => character is '"' or '\'') % 2 == 0;
    }

    [GeneratedRegex(@"url\(\s*['""]?#[\w-]+['""]?\s*\)", RegexOptions.IgnoreCase)]
    private static partial Regex LocalReference();

    [GeneratedRegex(@"url\s*\(|image-set\s*\(|image\s*\(|src\s*\(|cross-fade\s*\(|expression\s*\(|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Request();

    [GeneratedRegex(@"@(?!media\b|supports\b)", RegexOptions.IgnoreCase)]
    private static partial Regex OtherAtRule();

    [GeneratedRegex(@"position\s*:\s*fixed|behavior\s*:|-moz-binding", RegexOptions.IgnoreCase)]
    private static partial Regex FixedPosition();
}
