using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Http;

/// <summary>One page of a list.</summary>
/// <param name="Rows">Rows that outlive the answer they came from.</param>
/// <param name="Next">Cursor of the next page; null on the last one, and where the vendor knows no cursors.</param>
public sealed record Page(IReadOnlyList<JsonElement> Rows, string? Next = null);

/// <summary>The ways in which vendors cut lists into pages, each as one stream of rows.</summary>
public static class Paging
{
    /// <summary>Row offset and limit, until a page is shorter than the limit.</summary>
    /// <param name="read">Reads the page at an offset.</param>
    /// <param name="limit">Rows asked for, as the vendor really grants them: a limit the vendor cuts down would end the list early.</param>
    public static async IAsyncEnumerable<JsonElement> ByOffsetAsync(
        Func<long, CancellationToken, Task<Page>> read, int limit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var offset = 0L; ; offset += limit)
        {
            var page = await read(offset, cancellation).ConfigureAwait(false);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            if (page.Rows.Count < limit)
            {
                yield break;
            }
        }
    }

    /// <summary>A cursor from each page to the next, until a page names none.</summary>
    /// <exception cref="ConnectorException">The vendor names the same cursor twice in a row, which would never end.</exception>
    public static async IAsyncEnumerable<JsonElement> ByCursorAsync(
        Func<string?, CancellationToken, Task<Page>> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? cursor = null;
        while (true)
        {
            var page = await read(cursor, cancellation).ConfigureAwait(false);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            if (page.Next is null)
            {
                yield break;
            }

            if (page.Next == cursor)
            {
                throw new ConnectorException($"The vendor's paging stands still at cursor '{cursor}'. Run the step again.") { MayRetry = true };
            }

            cursor = page.Next;
        }
    }

    /// <summary>Numbered pages, until one is shorter than the page size.</summary>
    /// <param name="first">Number of the first page: 0 or 1, as the vendor counts.</param>
    public static async IAsyncEnumerable<JsonElement> ByNumberAsync(
        Func<int, CancellationToken, Task<Page>> read, int first, int pageSize, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var number = first; ; number++)
        {
            var page = await read(number, cancellation).ConfigureAwait(false);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            if (page.Rows.Count < pageSize)
            {
                yield break;
            }
        }
    }
}
