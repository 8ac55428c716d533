using System.Text.Json;
using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Pipeline.Map.Matching.Words;

/// <summary>
/// Words of a helpdesk in several languages, from <c>data/mapping/</c>. One concept, many names; a name may
/// stand for several concepts ("account" is a customer here and a login there).
/// </summary>
internal sealed class Lexicon
{
    private const int LongestPhrase = 4;
    private const int ShortestPart = 3;
    private static readonly string[] Joints = ["", "s", "n", "en", "es", "e"];
    private readonly Dictionary<string, int[]> concepts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ValueShape> shapes = new(StringComparer.Ordinal);
    private readonly HashSet<string> weak;

    private Lexicon(LexiconFile file)
    {
        var found = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        foreach (var (index, (concept, languages)) in file.Concepts.Index())
        {
            foreach (var term in languages.Values.SelectMany(terms => terms).Prepend(concept))
            {
                var phrase = string.Join(' ', WordSplitter.SplitName(term));
                (found.TryGetValue(phrase, out var known) ? known : found[phrase] = []).Add(index);
            }
        }

        foreach (var (phrase, meanings) in found)
        {
            concepts[phrase] = [.. meanings];
        }

        weak = file.Weak.ToHashSet(StringComparer.Ordinal);
        foreach (var (shape, words) in file.Shapes)
        {
            foreach (var word in words)
            {
                shapes[word] = ToShape(shape);
            }
        }
    }

    /// <summary>The lexicon of fields that ships with the workbench.</summary>
    public static Lexicon Shipped { get; } = Load("lexicon");

    /// <summary>The lexicon of states, ranks and channels, from <c>data/mapping/values.json</c>.</summary>
    public static Lexicon OfValues { get; } = Load("values");

    /// <summary>True for words that say little about a field ("of", "the", "custom").</summary>
    public bool IsWeak(string word) => weak.Contains(word);

    /// <summary>The shape that a word of a name promises ("count": numbers), or null.</summary>
    public ValueShape? ShapeOf(string word) => shapes.TryGetValue(word, out var shape) ? shape : null;

    /// <summary>The longest phrase known at a position: its concepts and its number of words; zero words where nothing is known.</summary>
    public (int[] Concepts, int Words) Longest(IReadOnlyList<string> words, int start)
    {
        for (var count = Math.Min(LongestPhrase, words.Count - start); count > 0; count--)
        {
            var phrase = count == 1 ? words[start] : string.Join(' ', words.Skip(start).Take(count));
            if (Find(phrase) is { } found)
            {
                return (found, count);
            }
        }

        return ([], 0);
    }

    /// <summary>Parts of a compound ("ticketnummer": ticket, nummer), or an empty list where it does not fall into known words.</summary>
    public IReadOnlyList<string> Decompose(string word)
    {
        for (var end = word.Length - ShortestPart; end >= ShortestPart; end--)
        {
            if (Part(word[..end]) is not { } head)
            {
                continue;
            }

            var rest = word[end..];
            if (Find(rest) is not null)
            {
                return [head, rest];
            }

            if (Decompose(rest) is { Count: > 0 } more)
            {
                return [head, .. more];
            }
        }

        return [];
    }

    private string? Part(string part)
    {
        foreach (var joint in Joints)
        {
            if (part.EndsWith(joint, StringComparison.Ordinal) && part.Length - joint.Length >= ShortestPart && Find(part[..^joint.Length]) is not null)
            {
                return part[..^joint.Length];
            }
        }

        return null;
    }

    private int[]? Find(string phrase) =>
        concepts.TryGetValue(phrase, out var found) || concepts.TryGetValue(WordForms.Singular(phrase), out found) ? found : null;

    private static ValueShape ToShape(string name) => name switch
    {
        "number" => ValueShape.Fraction,
        "date" => ValueShape.Instant,
        _ => Enum.Parse<ValueShape>(name, ignoreCase: true),
    };

    private static Lexicon Load(string name)
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream($"mapping/{name}.json")!;
        return new Lexicon(JsonSerializer.Deserialize<LexiconFile>(stream, JsonSerializerOptions.Web)!);
    }

    private sealed record LexiconFile(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Concepts,
        IReadOnlyList<string> Weak,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Shapes);
}
