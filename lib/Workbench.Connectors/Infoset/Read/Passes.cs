using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Infoset.Read;

/// <summary>
/// Reads a whole list by page number. Rows move between pages while people work, so a pass counts only where it saw no row twice and as many
/// as the list states from its first page to its last; otherwise it is repeated until one brings nothing new.
/// </summary>
internal sealed class Passes(InfosetApi api, InfosetOptions options)
{
    private const int MaxPasses = 20;

    /// <summary>Each row once.</summary>
    /// <param name="seen">Ids that were read before; they are left out, and every further id is added.</param>
    /// <exception cref="ConnectorException">Rows keep moving, or the list states more rows than came.</exception>
    public async IAsyncEnumerable<JsonElement> ReadAsync(
        Endpoint list,
        IReadOnlyList<KeyValuePair<string, string>> filters,
        HashSet<string> seen,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var previous = -1;
        for (var pass = 1; pass <= MaxPasses; pass++)
        {
            var state = new PassState();
            var fresh = 0;
            await foreach (var row in PassAsync(list, filters, state, cancellation).ConfigureAwait(false))
            {
                if (seen.Add(RowId.Of(list, row)))
                {
                    fresh++;
                    yield return row;
                }
            }

            if (state.IsExact || (fresh == 0 && state.Ids.Count == previous))
            {
                RequireTotal(list, seen.Count, state.LastTotal);
                yield break;
            }

            previous = state.Ids.Count;
        }

        throw new ConnectorException(
            $"The rows of {list.Name} keep moving: the last of {MaxPasses} passes still brought new ones ({seen.Count} so far). "
            + "Pause automations and users in Infoset and run the step again.")
        {
            MayRetry = true,
            Code = "infoset.rows-move",
        };
    }

    private async IAsyncEnumerable<JsonElement> PassAsync(
        Endpoint list,
        IReadOnlyList<KeyValuePair<string, string>> filters,
        PassState state,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var page = 1; ; page++)
        {
            var answer = await api.PageAsync(list, filters, page, cancellation).ConfigureAwait(false);
            state.Add(answer, row => RowId.Of(list, row));
            foreach (var row in answer.Rows)
            {
                yield return row;
            }

            // A short page proves nothing, because the vendor may grant fewer rows than asked for.
            if (answer.Rows.Count == 0 || state.Rows >= answer.Total)
            {
                yield break;
            }
        }
    }

    private void RequireTotal(Endpoint list, int came, long? total)
    {
        if (options.TotalsBind && total > came)
        {
            throw new ConnectorException(
                $"{list.Name} states {total} rows, and only {came} came however often it was read. "
                + "Check what the credentials may see; if the vendor's total is wrong, set totals = advisory.")
            {
                Code = "infoset.rows-missing",
            };
        }
    }

    /// <summary>What one pass saw.</summary>
    private sealed class PassState
    {
        private long? firstTotal;
        private bool isFirst = true;

        public HashSet<string> Ids { get; } = new(StringComparer.Ordinal);

        public long Rows { get; private set; }

        public long? LastTotal { get; private set; }

        public bool IsExact => LastTotal is not null && LastTotal == firstTotal && Rows == Ids.Count && Ids.Count == LastTotal;

        public void Add(ListPage page, Func<JsonElement, string> identify)
        {
            firstTotal = isFirst ? page.Total : firstTotal;
            isFirst = false;
            LastTotal = page.Total;
            Rows += page.Rows.Count;
            Ids.UnionWith(page.Rows.Select(identify));
        }
    }
}
