using Workbench.Ledger.Reading;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Verification;

/// <summary>The limits of an account must be as their newest event pins them.</summary>
internal static class LimitsCheck
{
    public static IEnumerable<string> Findings(SessionPool pool) => pool.List(
        """
        SELECT side, share IS json_extract(data, '$.share') AND window IS json_extract(data, '$.window') AND zone IS json_extract(data, '$.zone')
            AND is_paused IS json_extract(data, '$.paused') AND person IS json_extract(data, '$.by')
        FROM account_limits LEFT JOIN event ON event.number = (
            SELECT max(number) FROM event WHERE change = 'LimitsSet' AND json_extract(data, '$.side') = lower(side))
        """,
        row => row.GetBoolean(1) ? null : $"The limits of the {row.GetString(0).ToLowerInvariant()} are not as their newest event says.").OfType<string>();
}
