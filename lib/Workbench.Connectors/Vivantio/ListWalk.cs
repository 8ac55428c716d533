using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// Reads every record by asking for every id, 200 at a time, as a client of the real API does (seen January 2026). Ids without a record are
/// normal; the walk ends where a long stretch behind the highest known id brings nothing.
/// </summary>
/// <param name="known">Some rows of the list, however incomplete: their ids say how far the list reaches at least.</param>
/// <param name="list">The records of the given ids.</param>
/// <param name="gap">Ids without a record after which nothing more is expected.</param>
internal sealed class ListWalk(
    Func<CancellationToken, Task<IReadOnlyList<JsonElement>>> known,
    Func<IEnumerable<long>, CancellationToken, Task<IReadOnlyList<JsonElement>>> list,
    long gap)
{
    private const int IdsPerCall = 200;

    /// <summary>Each row once, by id.</summary>
    public async IAsyncEnumerable<JsonElement> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = 0L;
        foreach (var row in await known(cancellation).ConfigureAwait(false))
        {
            last = Math.Max(last, VivantioJson.Number(row, "Id") ?? 0);
        }

        for (var from = 1L; from <= last + gap; from += IdsPerCall)
        {
            var first = from;
            var rows = await list(Enumerable.Range(0, IdsPerCall).Select(step => first + step), cancellation).ConfigureAwait(false);
            foreach (var row in rows.DistinctBy(row => VivantioJson.Text(row, "Id")).OrderBy(row => VivantioJson.Number(row, "Id")))
            {
                last = Math.Max(last, VivantioJson.Number(row, "Id") ?? 0);
                yield return row;
            }
        }
    }
}
