using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Infoset.Wire;

namespace Workbench.Connectors.Infoset.Read;

/// <summary>
/// Reads tickets by time of last change, oldest first: what a retention limit removes first is read first, and a page begins at a time instead
/// of a number, so that tickets that change meanwhile move to the end and push nothing past the reader. Each window overlaps the one
/// before by a second, and rows are told apart by id. Where the vendor ignores filter or order, or states more than came, everything is
/// read by number as well.
/// </summary>
internal sealed class OldestFirst(InfosetApi api, Passes passes)
{
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(1);

    private static readonly KeyValuePair<string, string>[] Order = [new("sortCol", "updatedDate"), new("sortDir", "asc")];

    /// <summary>Each row once.</summary>
    public async IAsyncEnumerable<JsonElement> ReadAsync(Endpoint list, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new CompactSet();
        var window = new Window(null);
        while (window is not null)
        {
            var answer = await api.PageAsync(list, Filters(window.From), window.Page, cancellation).ConfigureAwait(false);
            foreach (var row in answer.Rows.Where(row => seen.Add(RowId.Of(list, row))))
            {
                yield return row;
            }

            window = window.After(answer);
        }

        if (await api.CountAsync(list, [], cancellation).ConfigureAwait(false) is { } total && total <= seen.Count)
        {
            yield break;
        }

        await foreach (var row in passes.ReadAsync(list, Order, seen, cancellation).ConfigureAwait(false))
        {
            yield return row;
        }
    }

    /// <summary>The filter for what changed after a time, in the vendor's order by time of change.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Filters(DateTimeOffset? from) =>
        from is null ? Order : [.. Order, Since(from.Value)];

    /// <summary>The filter for what changed after a time.</summary>
    public static KeyValuePair<string, string> Since(DateTimeOffset at) =>
        new("FromUpdatedDate", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>Everything from a time on, page by page until the time of the last row is later.</summary>
    /// <param name="From">Null at the beginning.</param>
    private sealed record Window(DateTimeOffset? From)
    {
        public int Page { get; private init; } = 1;

        private long Came { get; init; }

        /// <summary>Where to read on; null at the end, and where the rows show that the vendor keeps no order or ignores the time.</summary>
        public Window? After(ListPage answer)
        {
            var came = Came + answer.Rows.Count;
            if (answer.Rows.Count == 0 || came >= answer.Total || !IsInOrder(answer.Rows))
            {
                return null;
            }

            var next = Whole(answer.Rows[^1].Time("updatedDate")!.Value - Overlap);
            return From is null || next > From ? new Window(next) : this with { Page = Page + 1, Came = came };
        }

        // To the second, as the filter is written.
        private static DateTimeOffset Whole(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));

        private bool IsInOrder(IReadOnlyList<JsonElement> rows)
        {
            var earliest = From ?? DateTimeOffset.MinValue;
            foreach (var at in rows.Select(row => row.Time("updatedDate")))
            {
                if (at is null || at < earliest)
                {
                    return false;
                }

                earliest = at.Value;
            }

            return true;
        }
    }
}
