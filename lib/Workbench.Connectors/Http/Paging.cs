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
    private const int MaxRepeats = 3;

    /// <summary>
    /// Row offset and limit, until a page is empty. A short page alone proves nothing: a vendor that grants fewer rows than asked for
    /// would end the list early, and nobody would know.
    /// </summary>
    /// <param name="read">Reads the page at an offset.</param>
    /// <exception cref="ConnectorException">The vendor answers the same page again and again, whatever the offset.</exception>
    public static async IAsyncEnumerable<JsonElement> ByOffsetAsync(
        Func<long, CancellationToken, Task<Page>> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var offset = 0L;
        var repeats = 0;
        string? head = null;
        while (await read(offset, cancellation).ConfigureAwait(false) is { Rows: { Count: > 0 } rows })
        {
            var next = rows[0].GetRawText();
            repeats = next == head ? repeats + 1 : 0;
            head = next;
            if (repeats == MaxRepeats)
            {
                throw new ConnectorException($"The vendor answers the same page again and again (row offset {offset}). Check that it knows the offset.");
            }

            foreach (var row in rows)
            {
                yield return row;
            }

            offset += rows.Count;
        }
    }

    /// <summary>A cursor from each page to the next, until a page names none.</summary>
    /// <exception cref="ConnectorException">The vendor names a cursor a second time, which would never end.</exception>
    public static async IAsyncEnumerable<JsonElement> ByCursorAsync(
        Func<string?, CancellationToken, Task<Page>> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? cursor = null;
        var seen = new CompactSet();
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

            if (!seen.Add(page.Next))
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
