using System.Runtime.CompilerServices;

namespace Workbench.Connectors.Infoset.Read;

/// <summary>Several calls at once, in order. Nothing runs on while the consumer holds a result.</summary>
internal static class Together
{
    /// <summary>Runs <paramref name="read"/> for up to <paramref name="parallel"/> elements at once and yields the results in the order of the elements.</summary>
    public static async IAsyncEnumerable<TResult> SelectAsync<T, TResult>(
        IAsyncEnumerable<T> source,
        Func<T, CancellationToken, Task<TResult>> read,
        int parallel,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var group in source.Chunk(parallel).WithCancellation(cancellation).ConfigureAwait(false))
        {
            foreach (var result in await Task.WhenAll(group.Select(element => read(element, cancellation))).ConfigureAwait(false))
            {
                yield return result;
            }
        }
    }
}
