using Workbench.Fuzzing.Targets;
using Workbench.Fuzzing.Trials;

namespace Workbench.Fuzzing.Recording;

/// <summary>
/// Answers one repeated call as the vendor did, but for the answer that was mutated. What was never asked before is not there (404). A call
/// that asks without end is stopped.
/// </summary>
internal sealed class ReplayHandler(Recorded recorded, RecordedCall call, FuzzInput input, Observation observation) : HttpMessageHandler
{
    /// <summary>More than any call of the recorded migrations needs, several times over.</summary>
    private const int MostRequests = 1_500;

    private static readonly RecordedAnswer NotThere = new(404, [new("Content-Type", "application/json")], "{}"u8.ToArray());

    private readonly Dictionary<Question, int> asked = [];
    private int requests;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (++requests > MostRequests)
        {
            observation.GiveUp($"more than {MostRequests} requests");
            throw new OperationCanceledException(observation.Token);
        }

        var question = await Question.OfAsync(request, cancellationToken);
        var nth = asked[question] = asked.GetValueOrDefault(question) + 1;
        var answer = question.Address == input.Place && (nth == input.Nth || (input.Persists && nth > input.Nth)) ? input.Answer : Recall(question, nth);
        observation.Served(answer.Body.Length, isMutated: ReferenceEquals(answer, input.Answer));
        return answer.ToMessage(request);
    }

    private RecordedAnswer Recall(Question question, int nth)
    {
        RecordedAnswer? last = null;
        foreach (var exchange in call.Exchanges)
        {
            if (exchange.Question == question)
            {
                last = exchange.Answer;
                if (--nth == 0)
                {
                    break;
                }
            }
        }

        return last ?? recorded.Answer(question) ?? NotThere;
    }
}
