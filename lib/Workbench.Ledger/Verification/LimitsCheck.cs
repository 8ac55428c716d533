using System.Data.Common;
using System.Text.Json;
using Workbench.Ledger.Reading;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Verification;

/// <summary>The limits of an account must be as their newest event pins them.</summary>
internal static class LimitsCheck
{
    public static IEnumerable<string> Findings(SessionPool pool) => pool.List(
        """
        SELECT side, share, hours, zone, is_paused, person, data
        FROM account_limits LEFT JOIN event ON event.number = (
            SELECT max(number) FROM event WHERE change = 'LimitsSet' AND json_extract(data, '$.side') = lower(side))
        """,
        row => IsAsPinned(row) ? null : $"The limits of the {row.GetString(0).ToLowerInvariant()} are not as their newest event says.").OfType<string>();

    private static bool IsAsPinned(DbDataReader row)
    {
        if (row.IsDBNull(6))
        {
            return false;
        }

        var pinned = row.Json(6);
        return (row.IsDBNull(1) ? (double?)null : row.GetDouble(1)) == Member(pinned, "share")?.GetDouble()
            && row.TextOrNull(2) == Member(pinned, "window")?.GetString()
            && row.TextOrNull(3) == Member(pinned, "zone")?.GetString()
            && row.Flag(4) == Member(pinned, "paused")?.GetBoolean()
            && row.TextOrNull(5) == Member(pinned, "by")?.GetString();
    }

    /// <summary>Null where the event has no such member or says null.</summary>
    private static JsonElement? Member(JsonElement pinned, string name) =>
        pinned.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
