using System.Text.Json;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Kit;

/// <summary>Lists of links, read for some twins: each by its own list, or where that costs more, all by one list of everything that is turned round.</summary>
internal static class BackLists
{
    /// <summary>The ids in the lists of some twins, in the order of the twins.</summary>
    /// <param name="pages">How many calls the list of everything takes. Few twins are asked for their own lists all the same.</param>
    /// <param name="own">The vendor's list of one of them, mostly one call.</param>
    /// <param name="all">The vendor's list of everything that may stand in such a list.</param>
    /// <param name="holder">In whose list a row of the latter stands.</param>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> ReadAsync(
        IReadOnlyList<string> of, long pages, Func<string, IAsyncEnumerable<JsonElement>> own, Func<IAsyncEnumerable<JsonElement>> all, Func<JsonElement, string?> holder)
    {
        if (of.Count > Math.Max(BackLink.Few, pages))
        {
            return await TurnedAsync(of, all(), row => holder(row) is { } id ? [id] : []).ConfigureAwait(false);
        }

        var lists = new List<IReadOnlyList<string>>(of.Count);
        foreach (var id in of)
        {
            lists.Add(await IdsAsync(own(id)).ConfigureAwait(false));
        }

        return lists;
    }

    /// <summary>Rows, by those in whose list they stand.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> TurnedAsync(
        IReadOnlyList<string> of, IAsyncEnumerable<JsonElement> rows, Func<JsonElement, IEnumerable<string>> holders)
    {
        var lists = of.Distinct(StringComparer.Ordinal).ToDictionary(id => id, _ => new List<string>(), StringComparer.Ordinal);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            foreach (var list in holders(row).Select(id => lists.GetValueOrDefault(id)))
            {
                list?.Add(row.Text("id") ?? "");
            }
        }

        return [.. of.Select(id => lists[id])];
    }

    public static async Task<IReadOnlyList<string>> IdsAsync(IAsyncEnumerable<JsonElement> rows)
    {
        var ids = new List<string>();
        await foreach (var row in rows.ConfigureAwait(false))
        {
            ids.Add(row.Text("id") ?? "");
        }

        return ids;
    }
}
