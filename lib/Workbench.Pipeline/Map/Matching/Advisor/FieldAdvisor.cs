using Microsoft.Extensions.AI;

namespace Workbench.Pipeline.Map.Matching.Advisor;

/// <summary>
/// Asks a language model to order the best candidates of proposals that are not sure. It sees schema and masked samples only, its answers are
/// suggestions, and nothing depends on it: whatever goes wrong leaves the proposals as they were, with a note.
/// </summary>
/// <param name="model">What the suggestions are labelled with.</param>
public sealed class FieldAdvisor(IChatClient client, string model, AdvisorLimits limits, TimeProvider clock)
{
    /// <summary>From here on the proposer is sure by itself.</summary>
    private const double Sure = 0.9;

    private const int MostFailuresInARow = 3;
    private const int CharactersPerToken = 3;
    private const int MostAnswerTokens = 300;

    private static readonly ChatOptions Options = new() { Temperature = 0, MaxOutputTokens = MostAnswerTokens, ResponseFormat = ChatResponseFormat.Json };

    /// <summary>Asks about each proposal that has at least two candidates and no sure choice, one call each, in the order given.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped; a slow answer is a note.</exception>
    public async Task<AdvisedRun> AdviseAsync(IReadOnlyList<FieldProposal> proposals, CancellationToken cancellation)
    {
        var advised = new List<AdvisedProposal>(proposals.Count);
        var (calls, tokens, failures) = (0, 0L, 0);
        foreach (var proposal in proposals)
        {
            var question = new AdvisorQuestion(proposal, limits.Candidates);
            if (question.Candidates.Count < 2 || proposal.Chosen is { Score: >= Sure })
            {
                advised.Add(new AdvisedProposal(proposal));
                continue;
            }

            var messages = question.Messages();
            var cost = Estimate(messages.Sum(message => message.Text.Length)) + MostAnswerTokens;
            if (Refusal(calls, tokens + cost, failures) is { } refusal)
            {
                advised.Add(new AdvisedProposal(proposal, Note: refusal));
                continue;
            }

            calls++;
            var (text, used, problem) = await AskAsync(messages, cancellation);
            tokens += used;
            failures = problem is null ? 0 : failures + 1;
            advised.Add(problem is null ? Apply(proposal, question, text!) : new AdvisedProposal(proposal, Note: $"The advisor {model} gave no suggestion: {problem}."));
        }

        return new AdvisedRun(advised, calls, tokens);
    }

    private string? Refusal(int calls, long tokens, int failures) =>
        failures >= MostFailuresInARow ? $"The advisor {model} was not asked: it failed {MostFailuresInARow} times in a row."
        : calls >= limits.Calls ? $"The advisor {model} was not asked: the limit of {limits.Calls} calls is reached."
        : tokens > limits.Tokens ? $"The advisor {model} was not asked: the limit of {limits.Tokens} tokens is reached."
        : null;

    private async Task<(string? Text, long Tokens, string? Problem)> AskAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellation)
    {
        var estimate = Estimate(messages.Sum(message => message.Text.Length));
        using var patience = new CancellationTokenSource(limits.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            var answer = await client.GetResponseAsync(messages, Options, either.Token);
            return (answer.Text, answer.Usage?.TotalTokenCount ?? (estimate + Estimate(answer.Text.Length)), null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, estimate, $"no answer within {limits.Patience.TotalSeconds:0.#} seconds");
        }
#pragma warning disable CA1031 // Any client may throw anything, and nothing depends on the advisor. The message could quote what was sent: only the kind is told.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return (null, estimate, $"it could not be asked ({error.GetType().Name})");
        }
    }

    private AdvisedProposal Apply(FieldProposal proposal, AdvisorQuestion question, string text)
    {
        var (answer, problem) = AdvisorAnswer.Read(text, [.. question.Candidates.Select(candidate => candidate.Key)]);
        if (answer is null)
        {
            return new AdvisedProposal(proposal, Note: $"The advisor {model} was ignored: {problem}.");
        }

        var byId = question.Candidates.ToDictionary(candidate => candidate.Key, candidate => candidate.Value, StringComparer.Ordinal);
        var order = answer.Order.Concat(question.Candidates.Select(candidate => candidate.Key).Except(answer.Order, StringComparer.Ordinal)).ToList();
        var ranked = order.Select((id, place) => question.Candidates[place].Key == id ? byId[id] : Labelled(byId[id]))
            .Concat(proposal.Candidates.Skip(question.Candidates.Count));
        return new AdvisedProposal(
            proposal with { Candidates = [.. ranked] }, new AdvisorSuggestion(model, byId[order[0]].Destination.Name, answer.Why));
    }

    private FieldCandidate Labelled(FieldCandidate candidate) => candidate with { Reasons = [.. candidate.Reasons, $"place suggested by the advisor {model}"] };

    private static long Estimate(long characters) => (characters / CharactersPerToken) + 1;
}
