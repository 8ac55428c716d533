using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Matching;
using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Pipeline.Map.Proposals;

/// <summary>
/// Looks for existing custom fields of a destination object that can take the source fields which no role places. Standard fields of the
/// vendor are left alone: they mean something in its product, and only a role or a person can say that a field is meant by them.
/// </summary>
/// <param name="free">Custom fields that can be written and that no other row fills.</param>
internal sealed class ExistingFields(IReadOnlyList<FieldSchema> free)
{
    private const int Listed = 4;
    private readonly Dictionary<string, FieldSchema> byName = free.DistinctBy(field => field.Name).ToDictionary(field => field.Name, StringComparer.Ordinal);

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
                var fit = proposal.Chosen is { } chosen ? Fit(questions[index], byName[chosen.Destination.Name]) : null;
                answers[index] = new(answers[index]?.Candidates ?? proposal.Candidates, proposal.Chosen, fit);
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

    private static FieldFit Fit(ExistingQuestion question, FieldSchema existing) =>
        FieldFit.Of(question.Field, question.Sample, question.Own.Transform, existing);
}

/// <summary>A source field for which an existing field is looked for.</summary>
/// <param name="Own">How the connector carries it otherwise.</param>
internal sealed record ExistingQuestion(FieldSchema Field, FieldSample Sample, FieldPlan Own);

/// <param name="Candidates">The likeliest first.</param>
/// <param name="Proposed">The existing field in the best choice for all; null where none is likely enough.</param>
/// <param name="Fit">How the values get there, or why they do not; null where none was proposed.</param>
internal sealed record ExistingAnswer(IReadOnlyList<FieldCandidate> Candidates, FieldCandidate? Proposed, FieldFit? Fit)
{
    /// <summary>How the values get into the proposed field; null where a field is not taken.</summary>
    public Transform? Transform => Fit?.Transform;
}
