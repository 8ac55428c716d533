using Workbench.Pipeline.Map.Matching.Words;

namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>Spelling of the whole names by groups of three letters: catches joined words, other endings and typing errors.</summary>
internal sealed class NameLettersSignal(FieldPairs pairs) : ISignal
{
    public Grid Measure() => TermIndex.Cosine(Documents(pairs.Source), Documents(pairs.Destination));

    public string Explain(int source, int destination) => "the names are spelled alike";

    private static IReadOnlyDictionary<ulong, double>[] Documents(FieldTable table) =>
        [.. table.Fields.Select(field => Terms(field.Name.Length > 0 ? field.Name : field.Label))];

    private static Dictionary<ulong, double> Terms(string name)
    {
        var terms = new Dictionary<ulong, double>();
        foreach (var term in WordSplitter.SplitName(name).SelectMany(TermIndex.Letters))
        {
            terms[term] = terms.GetValueOrDefault(term) + 1;
        }

        return terms;
    }
}
