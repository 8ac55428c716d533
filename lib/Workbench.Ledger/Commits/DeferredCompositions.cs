using Workbench.Ledger.Changes;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Commits;

/// <summary>
/// A record with a write in doubt keeps what was sent and promised, because the destination must be asked about that and nothing else. What
/// is composed meanwhile waits here and becomes the record's composition when the last doubt is resolved.
/// </summary>
internal sealed class DeferredCompositions(Session session)
{
    private readonly RareRows waiting = new(session, "deferred");

    /// <summary>Forgets what was learned from rows that may have been rolled back.</summary>
    public void Forget() => waiting.Forget();

    /// <summary>Keeps the composition for later where a write of the record is in doubt.</summary>
    public bool Keep(LedgerChange.RecordComposed change)
    {
        var key = change.Key.ToString();
        if (!HasOpenWrite(key))
        {
            waiting.Remove(key);
            return false;
        }

        waiting.Add();
        session.Run(
            "INSERT INTO deferred (key, composed) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET composed = excluded.composed",
            key, VerbatimJson.Write(change));
        return true;
    }

    /// <summary>The composition that counts now that a write has ended; null where there is none or another write is still in doubt.</summary>
    public LedgerChange.RecordComposed? Due(LedgerChange.WriteEnded ended)
    {
        if (!waiting.AreThere)
        {
            return null;
        }

        var key = ended.Key.ToString();
        if (session.Scalar("SELECT composed FROM deferred WHERE key = $1", key) is not string composed || HasOpenWrite(key))
        {
            return null;
        }

        // A refused record is composed anew when somebody replays it.
        waiting.Remove(key);
        return ended.State == WriteState.Refused ? null : VerbatimJson.Read<LedgerChange.RecordComposed>(composed);
    }

    private bool HasOpenWrite(string key) =>
        session.Scalar("SELECT 1 FROM write WHERE key = $1 AND state IN ('Sending', 'InDoubt') LIMIT 1", key) is not null;
}
