using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// Reads a whole list through a call that has no pages and cuts its answers at a limit nobody states. The list is read in windows, and
/// no answer is taken for whole without proof: a window is asked for again in two halves that meet in the middle of the rows it brought.
/// Had it been cut, the halves together would bring more. What was proven whole once vouches for every shorter answer after it.
/// </summary>
/// <param name="select">Rows of the half-open window from <c>From</c> to <c>To</c>; to the end where <c>To</c> is null.</param>
internal sealed class RowWindows(
    string what, RowAxis axis, RowTrust trust, Func<long, long?, CancellationToken, Task<IReadOnlyList<JsonElement>>> select)
{
    private const long LongestWidth = 1L << 40;

    // Fewer rows of one second than this are taken for all of them: no cap so small is known.
    private const int SmallestCap = 50;

    /// <summary>Each row once, ascending by window and by place within it.</summary>
    /// <exception cref="ConnectorException">The filter is not obeyed, or more rows share one place than an answer holds.</exception>
    public async IAsyncEnumerable<JsonElement> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var from = axis.First;
        var width = axis.FirstWidth;
        while (true)
        {
            var rows = await AskAsync(from, from + width, cancellation).ConfigureAwait(false);
            var count = 0;
            await foreach (var row in WholeAsync(from, from + width, rows, cancellation).ConfigureAwait(false))
            {
                count++;
                yield return row;
            }

            from += width;
            if (rows.Count == 0)
            {
                // An empty window says nothing about what comes after it.
                var rest = await AskAsync(from, null, cancellation).ConfigureAwait(false);
                if (rest.Count == 0 || trust.IsBelowCap(rest.Count))
                {
                    foreach (var row in rest)
                    {
                        yield return row;
                    }

                    yield break;
                }
            }

            width = count > trust.Target ? Math.Max(1, width / 2)
                : count <= trust.Target / 2 ? Math.Min(LongestWidth, width * 2)
                : width;
        }
    }

    private async IAsyncEnumerable<JsonElement> WholeAsync(
        long from, long to, IReadOnlyList<JsonElement> rows, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (rows.Count <= 1 || trust.IsBelowCap(rows.Count) || IsOnePlace(from, to, rows.Count))
        {
            foreach (var row in rows)
            {
                yield return row;
            }

            yield break;
        }

        var middle = Middle(from, to, rows);
        var lower = await AskAsync(from, middle, cancellation).ConfigureAwait(false);
        var upper = await AskAsync(middle, to, cancellation).ConfigureAwait(false);

        // With one half empty the other is the same question again, and proves nothing.
        var isWhole = lower.Count + upper.Count == rows.Count && lower.Count > 0 && upper.Count > 0;
        if (isWhole)
        {
            trust.Whole(rows.Count);
        }
        else if (lower.Count + upper.Count > rows.Count)
        {
            trust.Cut(rows.Count);
        }

        await foreach (var row in HalfAsync(from, middle, lower, isWhole, cancellation).ConfigureAwait(false))
        {
            yield return row;
        }

        await foreach (var row in HalfAsync(middle, to, upper, isWhole, cancellation).ConfigureAwait(false))
        {
            yield return row;
        }
    }

    // Half of a window that was proven whole needs no proof of its own.
    private IAsyncEnumerable<JsonElement> HalfAsync(
        long from, long to, IReadOnlyList<JsonElement> rows, bool isWhole, CancellationToken cancellation) =>
        isWhole ? rows.ToAsyncEnumerable() : WholeAsync(from, to, rows, cancellation);

    // A second of the clock may hold any number of rows, and cannot be cut further.
    private bool IsOnePlace(long from, long to, int rows)
    {
        if (to - from == 1 && rows >= SmallestCap)
        {
            throw new ConnectorException(
                $"{rows} rows of {what} share one {axis.Field}, as many as an answer may hold, so there may be more. Set 'slice' of the vivantio connection to list.")
            {
                Code = "vivantio.rows-hidden",
            };
        }

        return to - from == 1;
    }

    private long Middle(long from, long to, IReadOnlyList<JsonElement> rows) =>
        Math.Clamp(axis.Place(rows[rows.Count / 2])!.Value, from + 1, to - 1);

    private async Task<IReadOnlyList<JsonElement>> AskAsync(long from, long? to, CancellationToken cancellation)
    {
        var answered = await select(from, to, cancellation).ConfigureAwait(false);
        if (answered.Any(row => axis.Place(row) is not { } place || place < from || place >= to))
        {
            throw new ConnectorException(
                $"Select of {what} answers rows outside the window of {axis.Field} it was asked for. Set 'slice' of the vivantio connection to list.")
            {
                Code = "vivantio.filter-ignored",
            };
        }

        return [.. answered.DistinctBy(row => VivantioJson.Text(row, "Id")).OrderBy(row => axis.Place(row)).ThenBy(row => VivantioJson.Number(row, "Id"))];
    }
}
