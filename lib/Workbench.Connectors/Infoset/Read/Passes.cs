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
        CompactSet seen,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var previous = -1;
        for (var pass = 1; pass <= MaxPasses; pass++)
        {
            var pages = new PageCount();
            var fresh = 0;

            // A first pass over everything needs no memory of its own.
            var inPass = seen.Count == 0 ? seen : new CompactSet();
            await foreach (var row in PassAsync(list, filters, pages, cancellation).ConfigureAwait(false))
            {
                var id = RowId.Of(list, row);
                var isNew = seen.Add(id);
                inPass.Add(id);
                if (isNew)
                {
                    fresh++;
                    yield return row;
                }
            }

            if (pages.IsExactly(inPass.Count) || (fresh == 0 && inPass.Count == previous))
            {
                RequireTotal(list, seen.Count, pages.LastTotal);
                yield break;
            }

            previous = inPass.Count;
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
        PageCount pages,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var page = 1; ; page++)
        {
            var answer = await api.PageAsync(list, filters, page, cancellation).ConfigureAwait(false);
            pages.Add(answer);
            foreach (var row in answer.Rows)
            {
                yield return row;
            }

            // A short page proves nothing, because the vendor may grant fewer rows than asked for.
            if (answer.Rows.Count == 0 || pages.Rows >= answer.Total)
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

    /// <summary>What the pages of one pass stated and brought.</summary>
    private sealed class PageCount
    {
        private long? firstTotal;
        private bool isFirst = true;

        public long Rows { get; private set; }

        public long? LastTotal { get; private set; }

        public void Add(ListPage page)
        {
            firstTotal = isFirst ? page.Total : firstTotal;
            isFirst = false;
            LastTotal = page.Total;
            Rows += page.Rows.Count;
        }

        /// <summary>True where that many different rows are what every page stated, and none came twice.</summary>
        public bool IsExactly(int different) => LastTotal == firstTotal && LastTotal == different && Rows == different;
    }
}
