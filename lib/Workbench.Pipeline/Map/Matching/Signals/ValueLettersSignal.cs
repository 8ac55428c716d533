namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>Spelling of the values by groups of three letters: "pT2" is near "T2", "in progress" near "work in progress".</summary>
internal sealed class ValueLettersSignal(FieldPairs pairs) : ISignal
{
    private const int ComparedValues = 250;

    public Grid Measure() => TermIndex.Cosine([.. pairs.Source.Values.Select(Terms)], [.. pairs.Destination.Values.Select(Terms)]);

    public string Explain(int source, int destination) => "the values are spelled alike";

    private static IReadOnlyDictionary<ulong, double> Terms(IReadOnlyDictionary<string, double> values)
    {
        var terms = new Dictionary<ulong, double>();
        foreach (var (value, _) in values.Where(pair => pair.Key.Any(char.IsLetter)).Take(ComparedValues))
        {
            foreach (var term in value.Split(' ').SelectMany(TermIndex.Letters).Distinct())
            {
                terms[term] = terms.GetValueOrDefault(term) + 1;
            }
        }

        foreach (var term in terms.Keys.ToList())
        {
            terms[term] = Math.Log(1 + terms[term]);
        }

        return terms;
    }
}
