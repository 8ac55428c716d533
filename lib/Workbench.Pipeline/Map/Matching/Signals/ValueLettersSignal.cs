using System.Runtime.InteropServices;

namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>Spelling of the values by groups of three letters: "pT2" is near "T2", "in progress" near "work in progress".</summary>
internal sealed class ValueLettersSignal(FieldPairs pairs) : ISignal
{
    private const int ComparedValues = 250;
    private const int ComparedCharacters = 5000;

    public Grid Measure() => TermIndex.Cosine([.. pairs.Source.Values.Select(Terms)], [.. pairs.Destination.Values.Select(Terms)]);

    public string Explain(int source, int destination) => "the values are spelled alike";

    /// <summary>Each group with the logarithm of the number of values that have it, so that frequent groups do not drown the others.</summary>
    private static IReadOnlyDictionary<ulong, double> Terms(IReadOnlyDictionary<string, double> values)
    {
        var uses = new Dictionary<ulong, (int Values, int Last)>();
        var (taken, characters) = (0, 0);
        foreach (var value in values.Keys)
        {
            if (taken == ComparedValues || characters >= ComparedCharacters)
            {
                break;
            }

            if (value.Any(char.IsLetter))
            {
                Count(uses, value, ++taken);
                characters += value.Length;
            }
        }

        return uses.ToDictionary(pair => pair.Key, pair => Math.Log(1 + pair.Value.Values));
    }

    private static void Count(Dictionary<ulong, (int Values, int Last)> uses, string value, int number)
    {
        foreach (var word in value.AsSpan().Split(' '))
        {
            foreach (var term in TermIndex.Letters(value[word]))
            {
                ref var use = ref CollectionsMarshal.GetValueRefOrAddDefault(uses, term, out _);
                use = use.Last == number ? use : (use.Values + 1, number);
            }
        }
    }
}
