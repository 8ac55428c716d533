using System.Runtime.CompilerServices;

namespace Workbench.Connectors.Infoset.Read;

/// <summary>Some steps ahead of the consumer, in order.</summary>
internal static class Ahead
{
    /// <summary>Runs <paramref name="read"/> for up to <paramref name="parallel"/> elements at once and yields the results in the order of the elements.</summary>
    public static async IAsyncEnumerable<TResult> SelectAsync<T, TResult>(
        IAsyncEnumerable<T> source,
        Func<T, CancellationToken, Task<TResult>> read,
        int parallel,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = new Queue<Task<TResult>>();
        try
        {
            await foreach (var element in source.WithCancellation(stop.Token).ConfigureAwait(false))
            {
                running.Enqueue(read(element, stop.Token));
                if (running.Count >= parallel)
                {
                    yield return await running.Dequeue().ConfigureAwait(false);
                }
            }

            while (running.TryDequeue(out var next))
            {
                yield return await next.ConfigureAwait(false);
            }
        }
        finally
        {
            // A consumer that stops, or a call that failed: the others are called back and nothing outlives the enumeration.
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(running.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
