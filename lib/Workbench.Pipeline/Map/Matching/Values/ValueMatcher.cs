using Workbench.Pipeline.Map.Matching.Words;

namespace Workbench.Pipeline.Map.Matching.Values;

/// <summary>
/// Proposes a counterpart for each value of a list: the same text, the same words in another order ("Maier, Anna"), the same idea in
/// another language ("Offen", "open"), or nearly the same spelling. Several source values may share one counterpart. Where two are equally
/// likely it proposes none.
/// </summary>
public static class ValueMatcher
{
    /// <summary>Below this score a value stays unmapped.</summary>
    public const double Threshold = 0.7;

    private const double LeastMentioned = 0.3;
    private const double LeastLead = 0.02;
    private const int Mentioned = 3;

    /// <summary>The proposal for distinct source values against the values of the destination.</summary>
    public static ValueMapProposal Propose(IReadOnlyList<string> sources, IReadOnlyList<string> destinations)
    {
        var reader = new NameReader(Lexicon.OfValues);
        var known = destinations.Distinct(StringComparer.Ordinal).Select(text => new ReadValue(text, reader)).ToList();
        var (pairs, unmapped) = (new List<ValuePair>(), new List<UnmappedValue>());
        foreach (var source in sources.Distinct(StringComparer.Ordinal))
        {
            var read = new ReadValue(source, reader);
            var ranked = known.Select(value => (Value: value, Score: read.Likeness(value))).OrderByDescending(found => found.Score).ToList();
            if (ranked.Count > 0 && ranked[0].Score >= Threshold && (ranked.Count == 1 || ranked[0].Score - ranked[1].Score >= LeastLead))
            {
                pairs.Add(new ValuePair(source, ranked[0].Value.Text, ranked[0].Score, Reason(ranked[0].Score)));
            }
            else
            {
                unmapped.Add(new UnmappedValue(
                    source, [.. ranked.Where(found => found.Score >= LeastMentioned).Take(Mentioned).Select(found => found.Value.Text)]));
            }
        }

        return new ValueMapProposal(pairs, unmapped);
    }

    private static string Reason(double score) => score switch
    {
        >= ReadValue.SameText => "the same text",
        >= ReadValue.SameLetters => "the same but for case, accents or punctuation",
        >= WordSimilarity.SameStem * WordSimilarity.SameStem => "the same words",
        >= WordSimilarity.SameConcept * WordSimilarity.SameConcept => "another word for the same",
        _ => "nearly the same words",
    };
}
