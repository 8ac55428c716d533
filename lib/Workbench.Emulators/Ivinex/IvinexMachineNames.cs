using System.Globalization;

namespace Workbench.Emulators.Ivinex;

/// <summary>
/// The vendor's rule for field names, seen in records of a real account (2026-03): lower case, every other character an underscore,
/// <c>field_</c> before a digit or a reserved word, cut at 25 characters, a digit behind a name that is taken.
/// </summary>
internal sealed class IvinexMachineNames
{
    private const int LongestName = 25;

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "from", "order", "group", "select" };

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public string For(string label)
    {
        var name = string.Concat(label.Trim().ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || Reserved.Contains(name))
            name = "field_" + name;
        name = name.Length > LongestName ? name[..LongestName] : name;
        var free = name;
        for (var suffix = 0; !taken.Add(free); suffix++)
            free = name + suffix.ToString(CultureInfo.InvariantCulture);
        return free;
    }
}
