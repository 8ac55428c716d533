namespace Workbench.Pipeline.Map;

/// <summary>Keeps the newest answers and forgets the rest, so that memory does not follow the size of the account.</summary>
internal sealed class RecentAnswers<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> answers = new(capacity);
    private readonly Queue<TKey> order = new(capacity);

    public TValue Get(TKey key, Func<TKey, TValue> ask)
    {
        if (answers.TryGetValue(key, out var known))
        {
            return known;
        }

        if (order.Count == capacity)
        {
            answers.Remove(order.Dequeue());
        }

        var answer = ask(key);
        answers[key] = answer;
        order.Enqueue(key);
        return answer;
    }
}
