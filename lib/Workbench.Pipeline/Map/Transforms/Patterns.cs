using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Workbench.Pipeline.Map.Transforms;

/// <summary>Regular expressions of a plan, each built once. They match without backtracking, so that no text makes them slow.</summary>
internal sealed class Patterns
{
    private const int MaxCharacters = 1_000;
    private readonly ConcurrentDictionary<string, (Regex? Regex, string? Fault)> known = new(StringComparer.Ordinal);

    public Regex? Get(string pattern) => known.GetOrAdd(pattern, Read).Regex;

    /// <summary>The expression, or why there is none.</summary>
    public static (Regex? Regex, string? Fault) Read(string pattern)
    {
        if (pattern.Length is 0 or > MaxCharacters)
        {
            return (null, $"a pattern of 1 to {MaxCharacters} characters");
        }

        try
        {
            return (new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), null);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            return (null, $"a .NET regular expression without look-around and back-references ({fault.Message})");
        }
    }
}
