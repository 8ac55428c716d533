using System.Globalization;
using Workbench.Core.Planning;

namespace Workbench.Pipeline.Quality;

/// <summary>Counts, for one text field, values that are dates, numbers or words for yes and no in disguise. Memory does not grow.</summary>
internal sealed class TextForms
{
    /// <summary>Fewer values say nothing about what the field is.</summary>
    public const int MinValues = 20;

    private const double MostlyShare = 0.95;
    private const int LongestForm = 32;

    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "yyyy/MM/dd", "yyyyMMdd", "dd-MM-yyyy",
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "dd.MM.yyyy HH:mm", "dd.MM.yyyy HH:mm:ss", "dd/MM/yyyy HH:mm", "MM/dd/yyyy HH:mm",
    ];

    private static readonly (string Decimal, string Group)[] NumberForms = [(".", ","), (",", ".")];

    private static readonly string[] Yes = ["yes", "y", "true", "ja", "j", "oui", "si", "sí", "evet", "on", "x"];

    private static readonly string[] No = ["no", "n", "false", "nein", "non", "hayır", "off", "-"];

    private readonly long[] dates = new long[DateFormats.Length];
    private readonly long[] numbers = new long[NumberForms.Length];
    private readonly SortedDictionary<string, bool> words = new(StringComparer.Ordinal);
    private long values;
    private long said;

    public void Add(string raw)
    {
        values++;
        var text = raw.Trim();
        if (text.Length is 0 or > LongestForm)
        {
            return;
        }

        if (char.IsAsciiDigit(text[0]) || text[0] == '-')
        {
            AddFigures(text);
        }

        var word = text.ToLowerInvariant();
        if (Yes.Contains(word) || No.Contains(word))
        {
            said++;
            words[word] = Yes.Contains(word);
        }
    }

    /// <summary>Whether nearly all values fit the formats that fit most of them. Two formats that fit the same values leave the order of day and month open.</summary>
    public TextForm? Dates()
    {
        var most = dates.Max();
        if (!IsMostly(most))
        {
            return null;
        }

        var fitting = DateFormats.Where((_, index) => dates[index] == most).ToList();
        return fitting is ["dd/MM/yyyy", "MM/dd/yyyy"] or ["dd/MM/yyyy HH:mm", "MM/dd/yyyy HH:mm"]
            ? new TextForm(most, $"{fitting[0]} or {fitting[1]}: nothing tells which", null)
            : new TextForm(most, fitting[0], new Transform.ParseDate([fitting[0]], fitting[0].Contains('H', StringComparison.Ordinal) ? DateResult.Instant : DateResult.Date));
    }

    /// <summary>As <see cref="Dates"/> for numbers with decimals; whole numbers alone may be article numbers and are left alone.</summary>
    public TextForm? Numbers()
    {
        var most = numbers.Max();
        if (!IsMostly(most) || numbers.Count(count => count == most) > 1)
        {
            return null;
        }

        var (point, group) = NumberForms[Array.IndexOf(numbers, most)];
        return new TextForm(most, $"1{group}234{point}5", new Transform.ParseNumber(point, group));
    }

    /// <summary>As <see cref="Dates"/> for words that mean yes and no; both have to occur.</summary>
    public TextForm? Truth() => IsMostly(said) && words.Values.Distinct().Count() == 2
        ? new TextForm(said, string.Join(", ", words.Keys), new Transform.BooleanWords(
            [.. words.Where(pair => pair.Value).Select(pair => pair.Key)], [.. words.Where(pair => !pair.Value).Select(pair => pair.Key)]))
        : null;

    private void AddFigures(string text)
    {
        for (var index = 0; index < DateFormats.Length; index++)
        {
            dates[index] += DateTime.TryParseExact(text, DateFormats[index], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
                && at.Year is >= 1900 and <= 2100 ? 1 : 0;
        }

        for (var index = 0; index < NumberForms.Length; index++)
        {
            numbers[index] += IsDecimal(text, NumberForms[index].Decimal[0], NumberForms[index].Group[0]) ? 1 : 0;
        }
    }

    /// <summary>Digits in groups of three, then the decimal separator and one, two or four and more digits: three could be a group.</summary>
    private static bool IsDecimal(string text, char point, char group)
    {
        var at = text.IndexOf(point, StringComparison.Ordinal);
        var (whole, decimals) = at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
        var groups = whole.TrimStart('-').Split(group);
        return at > 0 && decimals.Length is > 0 and not 3 && decimals.All(char.IsAsciiDigit)
            && groups[0].Length > 0 && groups.All(part => part.All(char.IsAsciiDigit)) && groups.Skip(1).All(part => part.Length == 3);
    }

    private bool IsMostly(long count) => values >= MinValues && count >= MostlyShare * values;
}

/// <summary>What a text field holds in disguise.</summary>
/// <param name="Values">Values of that form.</param>
/// <param name="Form">The form in words.</param>
/// <param name="Transform">What makes it what it is; null where it is open.</param>
internal sealed record TextForm(long Values, string Form, Transform? Transform);
