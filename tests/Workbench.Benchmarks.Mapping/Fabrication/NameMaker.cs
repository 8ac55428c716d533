using Workbench.Benchmarks.Mapping.Truth;

namespace Workbench.Benchmarks.Mapping.Fabrication;

/// <summary>Gives source columns the names that people give: the known one, a short form, a synonym, another language, or a number.</summary>
internal sealed class NameMaker(Random random)
{
    /// <summary>Values of these contents tell what they are, so that a name without meaning is a fair question.</summary>
    private static readonly HashSet<string> Telling = new(StringComparer.Ordinal)
    {
        "email", "website", "country", "language", "timezone", "status", "priority", "channel", "category", "tags", "company", "city",
        "team", "product", "industry", "jobtitle", "plan", "html", "subject", "type", "sla", "role", "state", "salutation", "fullname",
    };

    private static readonly string[] Anonymous = ["cf_{0}", "Custom field {0}", "FLD{0:D4}", "attr{0}", "UserDefined{0}", "Feld{0}"];

    /// <summary>A name for a field that both sides have.</summary>
    public string Rename(Meaning meaning, string known)
    {
        var dice = random.NextDouble();
        if (dice < 0.16 && Telling.Contains(meaning.Content))
        {
            return Numbered();
        }

        if (dice < 0.52 && TruthTables.Renames.TryGetValue(meaning.Content, out var others))
        {
            return others[random.Next(others.Count)];
        }

        return dice switch
        {
            < 0.68 => Shorten(known),
            < 0.84 => Restyle(known),
            _ => known,
        };
    }

    /// <summary>Another way to write the same name: other separators and case, words before or after.</summary>
    public string Restyle(string known)
    {
        var words = NameParts.Of(known);
        return random.Next(5) switch
        {
            0 => string.Join(' ', words.Select(Capital)),
            1 => string.Concat(words.Select(Capital)),
            2 => string.Join('_', words).ToUpperInvariant(),
            3 => $"{string.Join('_', words)}_{random.Next(1, 4)}",
            _ => $"src_{string.Join('-', words)}",
        };
    }

    private string Shorten(string known)
    {
        var words = NameParts.Of(known);
        return random.Next(3) switch
        {
            0 => string.Join('_', words.Select(word => word.Length > 4 ? word[..4] : word)),
            1 => string.Concat(words.Select(word => word.Length > 3 ? word[..3] : word)),
            _ => string.Join('_', words.Select(WithoutVowels)),
        };
    }

    private string Numbered() => string.Format(System.Globalization.CultureInfo.InvariantCulture, Anonymous[random.Next(Anonymous.Length)], random.Next(1, 99));

    private static string WithoutVowels(string word) => word[..1] + string.Concat(word.Skip(1).Where(letter => !"aeiouAEIOU".Contains(letter)));

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
