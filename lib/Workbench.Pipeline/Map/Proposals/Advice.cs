using Workbench.Pipeline.Map.Matching.Advisor;

namespace Workbench.Pipeline.Map.Proposals;

/// <summary>Puts what an advisor said beside what was proposed. The plan, the choices and the scores stay as they were.</summary>
public static class Advice
{
    /// <summary>Lists the next best candidates in the advisor's order, and says whose order that is.</summary>
    /// <param name="asked">The fields that the advisor was asked about, in the order of the run.</param>
    public static MappingProposals Apply(MappingProposals proposals, IReadOnlyList<AskedField> asked, AdvisedRun run)
    {
        var advice = asked.Zip(run.Proposals).ToDictionary(pair => (pair.First.Object, pair.First.Answer.Source.Name), pair => pair.Second);
        return proposals with
        {
            Fields = [.. proposals.Fields.Select(field => advice.TryGetValue((field.Object, field.Source), out var advised) ? Advised(field, advised) : field)],
        };
    }

    private static ProposedField Advised(ProposedField field, AdvisedProposal advised)
    {
        var order = advised.Proposal.Candidates.Select((candidate, place) => (candidate, place)).ToDictionary(pair => pair.candidate.Destination.Name, StringComparer.Ordinal);
        return field with
        {
            NextBest =
            [
                .. field.NextBest
                    .OrderBy(next => order[next.Field].place)
                    .Select(next => next with { Reasons = order[next.Field].candidate.Reasons }),
            ],
            Advice = advised.Suggestion is { } suggestion ? $"{suggestion.Model} suggests '{suggestion.First}': {suggestion.Why}" : advised.Note,
        };
    }
}
