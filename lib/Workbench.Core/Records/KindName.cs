using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Workbench.Core.Records;

/// <summary>The printed form of a <see cref="Kind"/>: lower case, words joined by hyphens.</summary>
public static class KindName
{
    private static readonly FrozenDictionary<Kind, string> Names =
        Enum.GetValues<Kind>().ToFrozenDictionary(kind => kind, Hyphenate);

    private static readonly FrozenDictionary<string, Kind> Kinds =
        Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary><c>CustomRecord</c> prints as <c>custom-record</c>.</summary>
    public static string Print(this Kind kind) => Names[kind];

    /// <summary>Reads what <see cref="Print"/> wrote; false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Kind kind)
    {
        kind = default;
        return text is not null && Kinds.TryGetValue(text, out kind);
    }

    /// <summary>The same for a part of a text.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Kind kind) => Kinds.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out kind);

    private static string Hyphenate(Kind kind)
    {
        var text = new StringBuilder();
        foreach (var letter in kind.ToString())
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
