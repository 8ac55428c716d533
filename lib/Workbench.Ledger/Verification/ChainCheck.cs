using Workbench.Ledger.Commits;
using Workbench.Ledger.Reading;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Verification;

/// <summary>Walks the events and recomputes each hash from the stored hash before it, so that one broken link is named once.</summary>
internal static class ChainCheck
{
    public static VerificationReport Run(SessionPool pool, string? expectedRoot)
    {
        var findings = new List<string>();
        var (last, previous, events) = (0L, EventHash.Start, 0L);
        var isRootSeen = expectedRoot is null || expectedRoot == EventHash.Start;
        var afterRoot = 0L;
        foreach (var found in Events(pool))
        {
            events++;
            var gap = found.Number - last - 1;
            if (gap > 0)
            {
                findings.Add(gap == 1 ? $"Event {last + 1} is missing." : $"Events {last + 1} to {found.Number - 1} are missing.");
            }
            else if (EventHash.Of(previous, found.Number, found.At, found.Change, found.Key, found.Data) != found.Hash)
            {
                findings.Add($"Event {found.Number} ({found.Change} {found.Key}) was edited or moved: its hash does not follow from event {last}.");
            }

            (last, previous) = (found.Number, found.Hash);
            if (expectedRoot is not null && isRootSeen)
            {
                afterRoot++;
            }

            isRootSeen |= found.Hash == expectedRoot;
        }

        if (!isRootSeen)
        {
            findings.Add($"No event has the expected root hash {expectedRoot}: events were cut off after {last}, or the ledger is another one.");
        }

        return new VerificationReport(events, previous, findings) { AfterExpectedRoot = afterRoot };
    }

    private static IEnumerable<StoredEvent> Events(SessionPool pool) => pool.Pages(
        "SELECT number, at, change, key, data, hash FROM event WHERE number > $1 ORDER BY number LIMIT $2", [], [long.MinValue],
        row => new StoredEvent(
            row.GetInt64(0), row.GetString(1), row.GetString(2), row.TextOrNull(3), row.GetString(4), row.GetString(5)),
        row => [row.GetInt64(0)]);

    /// <summary>An event with its time as the text that was hashed.</summary>
    private sealed record StoredEvent(long Number, string At, string Change, string? Key, string Data, string Hash);
}
