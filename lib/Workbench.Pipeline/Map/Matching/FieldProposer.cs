using Workbench.Pipeline.Map.Matching.Describe;
using Workbench.Pipeline.Map.Matching.Scoring;
using Workbench.Pipeline.Map.Matching.Signals;
using Workbench.Pipeline.Map.Matching.Words;

namespace Workbench.Pipeline.Map.Matching;

/// <summary>
/// Proposes a destination field for each source field from names, labels, the helpdesk lexicon, types, options and value profiles.
/// Deterministic; no network, no language model. The method is described in docs/mapping.md.
/// </summary>
public static class FieldProposer
{
    /// <summary>Below this score the proposer abstains.</summary>
    public const double Threshold = 0.5;

    /// <summary>Proposals in the order of the source fields.</summary>
    /// <param name="top">Candidates listed for each source field.</param>
    /// <param name="nameNewField">The destination's naming rule; with it, a field to create is proposed where the proposer abstains.</param>
    public static IReadOnlyList<FieldProposal> Propose(
        IReadOnlyList<FieldDescription> sources,
        IReadOnlyList<FieldDescription> destinations,
        int top = 5,
        Func<FieldDescription, string>? nameNewField = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(top);
        if (destinations.Count == 0)
        {
            return [.. sources.Select(source => Proposal(source, [], null))];
        }

        var evidence = new Evidence(new FieldPairs(sources, destinations, Lexicon.Shipped));
        var scores = Scores.Of(evidence.Total);
        var chosen = Choose(scores, destinations);
        return
        [
            .. sources.Select((field, source) => Proposal(
                field,
                [.. Best(scores, source, top).Select(destination => Candidate(source, destination))],
                chosen[source] is >= 0 and var choice ? Candidate(source, choice) : null)),
        ];

        FieldCandidate Candidate(int source, int destination) =>
            new(destinations[destination], scores[source, destination], evidence.Reasons(source, destination));

        FieldProposal Proposal(FieldDescription source, IReadOnlyList<FieldCandidate> candidates, FieldCandidate? choice) =>
            new(source, candidates, choice, choice is null && nameNewField is not null ? NewField.For(source, nameNewField) : null);
    }

    private static IEnumerable<int> Best(Grid scores, int source, int top) =>
        Enumerable.Range(0, scores.Destinations).OrderByDescending(destination => scores[source, destination]).Take(top);

    private static int[] Choose(Grid scores, IReadOnlyList<FieldDescription> destinations)
    {
        double Gain(int source, int destination) =>
            destinations[destination].HoldsMany || scores[source, destination] < Threshold ? 0 : scores[source, destination];
        var rows = Enumerable.Range(0, scores.Sources).Where(row => Columns().Any(column => Gain(row, column) > 0)).ToArray();
        var columns = Columns().Where(column => rows.Any(row => Gain(row, column) > 0)).ToArray();
        var solved = Assignment.Solve(rows.Length, columns.Length, (row, column) => Gain(rows[row], columns[column]));
        var chosen = Enumerable.Repeat(-1, scores.Sources).ToArray();
        for (var row = 0; row < rows.Length; row++)
        {
            chosen[rows[row]] = solved[row] < 0 ? -1 : columns[solved[row]];
        }

        for (var source = 0; source < chosen.Length; source++)
        {
            var best = Best(scores, source, 1).Single();
            if (destinations[best].HoldsMany && scores[source, best] >= Threshold)
            {
                chosen[source] = best;
            }
        }

        return chosen;

        IEnumerable<int> Columns() => Enumerable.Range(0, scores.Destinations);
    }
}
