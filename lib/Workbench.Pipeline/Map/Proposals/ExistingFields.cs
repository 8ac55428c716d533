using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Matching;
using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Pipeline.Map.Proposals;

/// <summary>
/// Looks for existing custom fields of a destination object that can take the source fields which no role places. All its fields compete, so
/// that a field whose likeliest counterpart is filled already does not get the second best. Standard fields of the vendor are named and not
/// taken: they mean something in its product, and only a role or a person can say that this is meant.
/// </summary>
/// <param name="fields">Fields of the destination object that can be written.</param>
/// <param name="filled">Names of those that other rows fill.</param>
internal sealed class ExistingFields(IReadOnlyList<FieldSchema> fields, IReadOnlySet<string> filled)
{
    private const int Listed = 4;

    /// <summary>A field is taken only where it leads the next likeliest by more than this.</summary>
    private const double LeastLead = 0.02;

    private readonly Dictionary<string, FieldSchema> byName = fields.DistinctBy(field => field.Name).ToDictionary(field => field.Name, StringComparer.Ordinal);

    /// <summary>One answer per question, in the order of the questions. Every free field is given out once at most.</summary>
    public IReadOnlyList<ExistingAnswer> Answer(IReadOnlyList<ExistingQuestion> questions)
    {
        IReadOnlyList<FieldDescription> existing = [.. byName.Values.Select(field => FieldDescription.OfField(field, ValueProfile.Empty))];
        var answers = new ExistingAnswer?[questions.Count];
        var open = Enumerable.Range(0, questions.Count).ToList();
        while (true)
        {
            var proposals = FieldProposer.Propose([.. open.Select(index => Describe(questions[index]))], existing, Listed);
            var refused = new List<int>();
            foreach (var (index, proposal) in open.Zip(proposals))
            {
                var fit = proposal.Chosen is { } chosen ? Fit(questions[index], byName[chosen.Destination.Name], proposal) : null;
                answers[index] = new(answers[index]?.First ?? proposal, proposal.Chosen, fit);
                if (fit is { Transform: null })
                {
                    refused.Add(index);
                }
            }

            if (refused.Count == 0)
            {
                return [.. answers.Select(answer => answer!)];
            }

            // A field that cannot take the source field it was given to is free for others: those that were refused step back.
            open = [.. open.Except(refused)];
        }
    }

    private static FieldDescription Describe(ExistingQuestion question) => FieldDescription.OfField(question.Field, question.Sample.Values);

    private FieldFit Fit(ExistingQuestion question, FieldSchema existing, FieldProposal proposal)
    {
        if (filled.Contains(existing.Name))
        {
            return new(null, "another row fills it");
        }

        if (!existing.IsCustom)
        {
            return new(null, "a standard field of the vendor, and only a person can say that this is meant");
        }

        var twin = proposal.Candidates.FirstOrDefault(other => other.Destination.Name != existing.Name && proposal.Chosen!.Score - other.Score < LeastLead);
        if (twin is not null)
        {
            return new(null, $"'{twin.Destination.Name}' is as likely");
        }

        var fit = FieldFit.Of(question.Field, question.Sample, question.Own.Transform, existing);
        return fit.Refused is null && !NameAgreement.Of(question.Field, existing) ? new(null, "the names do not agree as a whole") : fit;
    }
}

/// <summary>A source field for which an existing field is looked for.</summary>
/// <param name="Own">How the connector carries it otherwise.</param>
internal sealed record ExistingQuestion(FieldSchema Field, FieldSample Sample, FieldPlan Own);

/// <param name="First">What the proposer said when every field was still open.</param>
/// <param name="Proposed">The existing field in the best choice for all; null where none is likely enough.</param>
/// <param name="Fit">How the values get there, or why they do not; null where none was proposed.</param>
internal sealed record ExistingAnswer(FieldProposal First, FieldCandidate? Proposed, FieldFit? Fit)
{
    /// <summary>How the values get into the proposed field; null where a field is not taken.</summary>
    public Transform? Transform => Fit?.Transform;
}
