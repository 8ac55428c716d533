using System.Runtime.CompilerServices;

namespace Workbench.Connectors.Vivantio;

/// <summary>Several calls at once, their answers in the order of the records.</summary>
internal static class InOrder
{
    /// <summary>One answer per record. At most <paramref name="parallel"/> records are held, whatever the length of the stream.</summary>
    public static async IAsyncEnumerable<TTo> SelectAsync<TFrom, TTo>(
        IAsyncEnumerable<TFrom> records,
        int parallel,
        Func<TFrom, CancellationToken, Task<TTo>> ask,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = new Queue<Task<TTo>>();
        try
        {
            await foreach (var record in records.WithCancellation(stop.Token).ConfigureAwait(false))
            {
                running.Enqueue(ask(record, stop.Token));
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
            // Nothing goes on in the background after the last record was taken or a call failed.
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(running.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
