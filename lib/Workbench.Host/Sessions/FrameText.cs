using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Workbench.Host.Sessions;

/// <summary>One stack frame as the author of a cell wants to read it; paths of the build machine are left out.</summary>
internal static partial class FrameText
{
    /// <summary>Null for frames of the compiler, the host and the runtime's own plumbing.</summary>
    public static string? Of(StackFrame frame)
    {
        if (frame.GetFileName() is { } file && file.StartsWith("cell ", StringComparison.Ordinal))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{file}, line {frame.GetFileLineNumber()}");
        }

        var method = frame.GetMethod();
        var type = method?.DeclaringType?.FullName;
        if (method is null || type is null || IsPlumbing(type))
        {
            return null;
        }

        // An async method runs in a nested type named <Method>d__1, a lambda in <>c.<Method>b__0.
        var nested = Generated().Match(type + "." + method.Name);
        return nested.Success ? $"{nested.Groups["type"].Value}.{nested.Groups["method"].Value}" : $"{type.Replace('+', '.')}.{method.Name}";
    }

    private static bool IsPlumbing(string type) =>
        type.StartsWith("Submission#", StringComparison.Ordinal)
        || type.StartsWith("Workbench.Host.", StringComparison.Ordinal)
        || type.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal)
        || type.StartsWith("System.Runtime.", StringComparison.Ordinal)
        || type.StartsWith("System.Threading.", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<type>[^+<]+)\+.*?<(?<method>\w+)>")]
    private static partial Regex Generated();
}
