using System.Text.RegularExpressions;

namespace Workbench.Core.Security;

/// <summary>Tags that are written so that every parser agrees where they end.</summary>
internal static partial class PlainTag
{
    public static bool IsBeginning(ReadOnlySpan<char> tag) => Beginning().IsMatch(tag);

    public static bool IsEnd(ReadOnlySpan<char> tag) => Ending().IsMatch(tag);

    /// <summary>True where a plain tag ends itself. A slash behind a value without quotes is part of the value.</summary>
    public static bool EndsItself(ReadOnlySpan<char> tag) => SelfEnding().IsMatch(tag);

    private const string Name = @"^<[A-Za-z][\w:.-]*";
    private const string Attribute = @"(?>(?>[ \t\r\n\f]+[A-Za-z_:@][\w:.-]*(?>[ \t\r\n\f]*=[ \t\r\n\f]*(?>""[^""<>]*""|'[^'<>]*'|[^ \t\r\n\f""'=<>`]+))?)*)";

    [GeneratedRegex(Name + Attribute + @"[ \t\r\n\f]*/?>$", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();

    [GeneratedRegex(Name + Attribute + @"[ \t\r\n\f]*/>$", RegexOptions.CultureInvariant)]
    private static partial Regex SelfEnding();

    [GeneratedRegex(@"^</[A-Za-z][\w:.-]*[ \t\r\n\f]*>$", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();
}
