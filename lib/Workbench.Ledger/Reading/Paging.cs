using System.Data.Common;

namespace Workbench.Ledger.Reading;

/// <summary>Streams rows page by page: each page goes on after the last row of the one before, so that no read stays open between them.</summary>
internal static class Paging
{
    private const int PageRows = 500;

    /// <param name="sql">A statement that orders by the position and ends with <c>LIMIT</c>; its last parameter is the limit.</param>
    /// <param name="arguments">The parameters before the position.</param>
    /// <param name="start">A position before every row.</param>
    /// <param name="positionOf">The position of a row, in the order of its parameters.</param>
    public static IEnumerable<T> Pages<T>(
        this SessionPool pool, string sql, object?[] arguments, object[] start, Func<DbDataReader, T> read,
        Func<DbDataReader, object[]> positionOf) => pool.Blocks(sql, arguments, start, read, positionOf).SelectMany(block => block);

    /// <summary>The same, page by page: for what is read once per page and not once per row.</summary>
    public static IEnumerable<IReadOnlyList<T>> Blocks<T>(
        this SessionPool pool, string sql, object?[] arguments, object[] start, Func<DbDataReader, T> read,
        Func<DbDataReader, object[]> positionOf)
    {
        var position = start;
        while (true)
        {
            var next = position;
            object?[] all = [.. arguments, .. position, PageRows];
            var page = pool.With(session =>
            {
                var rows = 0;
                return session.List(sql, row =>
                {
                    next = ++rows == PageRows ? positionOf(row) : next;
                    return read(row);
                }, all);
            });
            pool.Told(page.Count);
            yield return page;
            if (page.Count < PageRows)
            {
                yield break;
            }

            position = next;
        }
    }
}
