using Workbench.Ledger.Reading;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Verification;

/// <summary>A purged ledger has no texts to compare with their hashes; its verdicts and notes must be those that the purge left.</summary>
internal static class PurgeCheck
{
    public static bool IsPurged(SessionPool pool) => PurgedAt(pool) > 0;

    /// <summary>Number of the newest purge's event; 0 where there was none.</summary>
    public static long PurgedAt(SessionPool pool) =>
        pool.Scalar("SELECT max(number) FROM event WHERE change = 'PersonalDataPurged'") as long? ?? 0;

    public static IEnumerable<string> Findings(SessionPool pool)
    {
        var left = pool.Scalar("SELECT json_extract(data, '$.left') FROM event WHERE number = $1", PurgedAt(pool)) as string;
        if (pool.With(PurgedRest.HashOf) != left)
        {
            yield return $"The verdicts or notes are not those that the purge left (event {PurgedAt(pool)}).";
        }
    }
}
