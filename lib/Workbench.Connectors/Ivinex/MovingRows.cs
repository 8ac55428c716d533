using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Ivinex;

/// <summary>
/// Reads a whole list although the vendor states neither a total nor an order: rows may move between pages while the account is live,
/// so a row may come twice or not at all. Passes are repeated until one brings nothing new and the count stands still.
/// </summary>
internal static class MovingRows
{
    private const int MaxPasses = 3;

    // While rows come twice and new ones still appear, others were certainly missed: stopping after three passes would lose them.
    private const int MaxPassesWhileMissing = 20;

    /// <summary>Each row once.</summary>
    /// <param name="what">The list in words, for errors.</param>
    /// <param name="read">Reads the page at a row offset.</param>
    /// <param name="identify">What makes two rows the same.</param>
    /// <param name="expected">Different rows that an earlier pass saw; null where none did. A first pass that confirms it is enough.</param>
    /// <exception cref="ConnectorException">Rows keep moving, so that some were certainly not seen.</exception>
    public static async IAsyncEnumerable<(string Id, JsonElement Row)> ReadAsync(
        string what,
        Func<long, CancellationToken, Task<Page>> read,
        Func<JsonElement, string> identify,
        long? expected,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new CompactSet();
        var previous = expected;
        for (var pass = 1; pass <= MaxPassesWhileMissing; pass++)
        {
            var rows = 0L;
            var fresh = 0L;
            var inPass = pass == 1 ? seen : new CompactSet();
            await foreach (var row in Paging.ByOffsetAsync(read, cancellation).ConfigureAwait(false))
            {
                rows++;
                var id = identify(row);
                var isNew = seen.Add(id);
                if (pass > 1)
                {
                    inPass.Add(id);
                }

                if (isNew)
                {
                    fresh++;
                    yield return (id, row);
                }
            }

            var isStill = inPass.Count == previous && (pass == 1 || fresh == 0);
            var mayStop = pass >= MaxPasses && (fresh == 0 || rows == inPass.Count);
            if (isStill || mayStop)
            {
                yield break;
            }

            previous = inPass.Count;
        }

        throw new ConnectorException(
            $"The rows of {what} keep moving: the last of {MaxPassesWhileMissing} passes still brought new ones ({seen.Count} so far). "
            + "Pause automations and users on this tab and run the step again.")
        {
            MayRetry = true,
            Code = "ivinex.rows-move",
        };
    }
}
