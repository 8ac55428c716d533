using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// Reads a whole list through a call that has no pages and cuts its answers at a limit nobody states. The list is read in windows, and
/// no answer is taken for whole without proof: a window is asked for again in two halves that meet in the middle of the rows it brought.
/// Had it been cut, the halves together would bring more. What was proven whole once vouches for every shorter answer after it. Where
/// there is no cap and an answer is longer than may be held, its window is halved.
/// </summary>
/// <param name="select">Rows of the half-open window from <c>From</c> to <c>To</c>; to the end where <c>To</c> is null.</param>
internal sealed class RowWindows(
    string what, RowAxis axis, RowTrust trust, Func<long, long?, CancellationToken, Task<IReadOnlyList<JsonElement>>> select)
{
    private const long LongestWidth = 1L << 50;
    private const long LastPlace = 1L << 60;

    // Fewer rows of one second than this are taken for all of them: no cap so small is known.
    private const int SmallestCap = 50;

    /// <summary>Each row once, ascending by window and by place within it.</summary>
    /// <exception cref="ConnectorException">The filter is not obeyed, or more rows share one place than an answer holds.</exception>
    public async IAsyncEnumerable<JsonElement> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var from = axis.First;
        var width = axis.FirstWidth;
        var to = from + width;
        var isMoreCertain = false;
        while (true)
        {
            var count = 0;
            var rows = await AskAsync(from, to, cancellation).ConfigureAwait(false);
            await foreach (var row in WholeAsync(from, to, rows, cancellation).ConfigureAwait(false))
            {
                count++;
                yield return row;
            }

            from = to;
            width = count > trust.UsualRows ? Math.Max(1, width / 2)
                : count <= trust.UsualRows / 2 ? Math.Min(LongestWidth, width * 2)
                : width;
            to = from + width;
            isMoreCertain = isMoreCertain && count == 0 && from < LastPlace;
            if (count > 0 || isMoreCertain)
            {
                continue;
            }

            // An empty window says nothing about what comes after it.
            if (await AskAsync(from, null, cancellation).ConfigureAwait(false) is not { } rest)
            {
                isMoreCertain = true;
                continue;
            }

            if (rest.Count == 0 || await IsWholeAsync(from, rest, cancellation).ConfigureAwait(false))
            {
                foreach (var row in rest)
                {
                    yield return row;
                }

                yield break;
            }

            // The next window reaches the first row that was seen; what the answer kept back may lie before it, or behind.
            to = Math.Max(to, axis.Place(rest[0])!.Value + 1);
        }
    }

    private async IAsyncEnumerable<JsonElement> WholeAsync(
        long from, long to, IReadOnlyList<JsonElement>? rows, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (rows is null)
        {
            await foreach (var row in HalvesAsync(from, to, cancellation).ConfigureAwait(false))
            {
                yield return row;
            }

            yield break;
        }

        if (rows.Count <= 1 || trust.IsBelowCap(rows.Count) || IsOnePlace(from, to, rows.Count))
        {
            foreach (var row in rows)
            {
                yield return row;
            }

            yield break;
        }

        var middle = Math.Clamp(axis.Place(rows[rows.Count / 2])!.Value, from + 1, to - 1);
        var lower = await AskAsync(from, middle, cancellation).ConfigureAwait(false);
        var upper = await AskAsync(middle, to, cancellation).ConfigureAwait(false);
        var isWhole = Judge(rows, lower, upper);
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
        long from, long to, IReadOnlyList<JsonElement>? rows, bool isWhole, CancellationToken cancellation) =>
        isWhole ? rows!.ToAsyncEnumerable() : WholeAsync(from, to, rows, cancellation);

    /// <summary>A window whose answer was too long to be held, in two.</summary>
    private async IAsyncEnumerable<JsonElement> HalvesAsync(long from, long to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (to - from == 1)
        {
            throw new ConnectorException($"A single {axis.Field} of {what} ({from}) answers more than may be held. Have the record looked at.")
            {
                Code = HttpAnswer.TooLong,
            };
        }

        var middle = from + ((to - from) / 2);
        foreach (var (start, end) in new[] { (from, middle), (middle, to) })
        {
            var rows = await AskAsync(start, end, cancellation).ConfigureAwait(false);
            await foreach (var row in WholeAsync(start, end, rows, cancellation).ConfigureAwait(false))
            {
                yield return row;
            }
        }
    }

    /// <summary>True where everything from a place to the end is what was answered.</summary>
    private async Task<bool> IsWholeAsync(long from, IReadOnlyList<JsonElement> rest, CancellationToken cancellation)
    {
        if (rest.Count <= 1 || trust.IsBelowCap(rest.Count))
        {
            return true;
        }

        if (trust.IsCut(rest.Count))
        {
            return false;
        }

        var middle = Math.Max(axis.Place(rest[rest.Count / 2])!.Value, from + 1);
        var lower = await AskAsync(from, middle, cancellation).ConfigureAwait(false);
        var upper = await AskAsync(middle, null, cancellation).ConfigureAwait(false);
        return Judge(rest, lower, upper);
    }

    private bool Judge(IReadOnlyList<JsonElement> rows, IReadOnlyList<JsonElement>? lower, IReadOnlyList<JsonElement>? upper)
    {
        if (lower is null || upper is null)
        {
            return false;
        }

        if (lower.Count + upper.Count > rows.Count)
        {
            trust.Cut(rows.Count);
        }

        // With one half empty the other is the same question again, and proves nothing.
        var isWhole = lower.Count + upper.Count == rows.Count && lower.Count > 0 && upper.Count > 0;
        if (isWhole)
        {
            trust.Whole(rows.Count);
        }

        return isWhole;
    }

    // A second of the clock may hold any number of rows, and cannot be cut further.
    private bool IsOnePlace(long from, long to, int rows)
    {
        if (to - from == 1 && rows >= SmallestCap)
        {
            throw new ConnectorException(
                $"{rows} rows of {what} share one {axis.Field}, as many as an answer may hold, so there may be more. "
                + "Set 'slice' of the vivantio connection to list.")
            {
                Code = "vivantio.rows-hidden",
            };
        }

        return to - from == 1;
    }

    /// <summary>Rows of a window in order; null where they are more than may be held.</summary>
    private async Task<IReadOnlyList<JsonElement>?> AskAsync(long from, long? to, CancellationToken cancellation)
    {
        IReadOnlyList<JsonElement> answered;
        try
        {
            answered = await select(from, to, cancellation).ConfigureAwait(false);
        }
        catch (ConnectorException fault) when (fault.Code == HttpAnswer.TooLong)
        {
            return null;
        }

        if (answered.Any(row => axis.Place(row) is not { } place || place < from || place >= to))
        {
            throw new ConnectorException(
                $"Select of {what} answers rows outside the window of {axis.Field} it was asked for. "
                + "Set 'slice' of the vivantio connection to list.")
            {
                Code = "vivantio.filter-ignored",
            };
        }

        return [.. answered.DistinctBy(row => VivantioJson.Text(row, "Id"))
            .OrderBy(row => axis.Place(row)).ThenBy(row => VivantioJson.Number(row, "Id"))];
    }
}
