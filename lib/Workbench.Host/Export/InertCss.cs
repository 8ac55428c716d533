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

    /// <summary>A brace that the count does not see, in a comment or a string, would close the scope that the sheet is put into.</summary>
    private static bool IsBalanced(string css)
    {
        var strings = QuotedText().Matches(css);
        var bare = QuotedText().Replace(css, "");
        if (strings.Any(text => text.Value.AsSpan().ContainsAny('{', '}')) || bare.AsSpan().ContainsAny('"', '\'') || css.Contains("/*", StringComparison.Ordinal))
        {
            return false;
        }

        var depth = 0;
        foreach (var character in bare)
        {
            depth += character switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0;
    }

    [GeneratedRegex(@"""[^""\n\r\f]*""|'[^'\n\r\f]*'")]
    private static partial Regex QuotedText();

    [GeneratedRegex(@"url\(\s*['""]?#[\w-]+['""]?\s*\)", RegexOptions.IgnoreCase)]
    private static partial Regex LocalReference();

    [GeneratedRegex(@"url\s*\(|image-set\s*\(|image\s*\(|src\s*\(|cross-fade\s*\(|expression\s*\(|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Request();

    [GeneratedRegex(@"@(?!media\b|supports\b|scope\b)", RegexOptions.IgnoreCase)]
    private static partial Regex OtherAtRule();

    [GeneratedRegex(@"position\s*:\s*fixed|behavior\s*:|-moz-binding", RegexOptions.IgnoreCase)]
    private static partial Regex FixedPosition();
}
