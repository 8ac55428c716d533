using Workbench.Core.Hashing;
using Workbench.Ledger.Reading;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Verification;

/// <summary>Differences and findings must be as their newest events pin them.</summary>
internal static class FollowUpCheck
{
    public static IEnumerable<string> Findings(SessionPool pool) => Differences(pool).Concat(Moved(pool));

    private static IEnumerable<string> Differences(SessionPool pool) => pool.Pages(
        """
        SELECT scan, difference.key, what, before, after, json_extract(data, '$.what'), json_extract(data, '$.before'), json_extract(data, '$.after')
        FROM difference LEFT JOIN event ON event.number = (
            SELECT max(number) FROM event WHERE event.key = difference.key AND change = 'DifferenceFound' AND CAST(json_extract(data, '$.scan') AS BIGINT) = difference.scan)
        WHERE (scan, difference.key) > ($1, $2) ORDER BY scan, difference.key LIMIT $3
        """,
        [], [0L, ""],
        row => IsWord(row.GetString(2), row.TextOrNull(5)) && Hash(row.TextOrNull(3)) == row.TextOrNull(6) && Hash(row.TextOrNull(4)) == row.TextOrNull(7)
            ? null
            : $"The difference of {row.GetString(1)} in the round of scan {row.GetInt64(0)} is not as it was found.",
        row => [row.GetInt64(0), row.GetString(1)]).OfType<string>();

    private static IEnumerable<string> Moved(SessionPool pool) => pool.Pages(
        """
        SELECT finding.key, side, what, state, person, detail, json_extract(data, '$.what'), json_extract(data, '$.state'),
            json_extract(data, '$.by'), json_extract(data, '$.detail')
        FROM finding LEFT JOIN event ON event.number = (
            SELECT max(number) FROM event WHERE event.key = finding.key AND change = 'FindingMoved' AND json_extract(data, '$.side') = lower(side))
        WHERE (finding.key, side) > ($1, $2) ORDER BY finding.key, side LIMIT $3
        """,
        [], ["", ""],
        row => row.GetString(2) == row.TextOrNull(6) && IsWord(row.GetString(3), row.TextOrNull(7)) && row.GetString(4) == row.TextOrNull(8)
            && Hash(row.GetString(5)) == row.TextOrNull(9)
            ? null
            : $"The finding on {row.GetString(0)} ({row.GetString(1)}) is not as its newest event says.",
        row => [row.GetString(0), row.GetString(1)]).OfType<string>();

    /// <summary>Events write a word with a small first letter.</summary>
    private static bool IsWord(string word, string? pinned) => string.Equals(word, pinned, StringComparison.OrdinalIgnoreCase);

    private static string? Hash(string? text) => text is null ? null : Sha256Hex.Of(text);
}
