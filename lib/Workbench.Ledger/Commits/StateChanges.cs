using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Commits;

/// <summary>Applies what moves a record without a call: states, rejects and verdicts.</summary>
internal sealed class StateChanges(Session session)
{
    private static readonly int Defects = PackedVerdicts.Mask([VerdictClass.Defect]);

    /// <summary>The shape of the verdicts before, which is mostly that of the next ones.</summary>
    private (string Sha256, object Id) shape = ("", 0L);

    private readonly RareRows rejects = new(session, "reject");
    private readonly RareRows verdicts = new(session, "verdict");

    /// <summary>Forgets what was learned from rows that may have been rolled back.</summary>
    public void Forget()
    {
        shape = ("", 0L);
        rejects.Forget();
        verdicts.Forget();
    }

    public void Move(RecordKey key, EntryState state, string? reason)
    {
        if (session.Run("UPDATE entry SET state = $2, reason = $3 WHERE key = $1", key.ToString(), state.ToString(), reason) == 0)
        {
            throw Unknown(key);
        }

        MarkDueAgain(key.ToString());
        if (state is EntryState.Extracted or EntryState.Mapped or EntryState.Loaded)
        {
            // A record that is tried again is no reject any more; what it was stays in the events.
            rejects.Remove(key.ToString());
        }
    }

    /// <summary>A record is loaded with the last of its writes; one that was read anew meanwhile waits to be composed.</summary>
    /// <returns>False where it was not yet.</returns>
    public bool LoadWhereAllIsDone(string key)
    {
        if (session.Run(
            """
            UPDATE entry SET state = 'Loaded', reason = NULL
            WHERE key = $1 AND state <> 'Extracted' AND NOT EXISTS (SELECT 1 FROM write WHERE write.key = $1 AND write.state <> 'Done')
            """,
            key) == 0)
        {
            return false;
        }

        rejects.Remove(key);
        return true;
    }

    /// <summary>The verdicts of a record no longer count. Until the first are given, whatever was composed is due anyway.</summary>
    public void MarkDueAgain(string key)
    {
        if (verdicts.AreThere)
        {
            MarkDue(key);
        }
    }

    /// <summary>The record is to be judged.</summary>
    public void MarkDue(string key) => session.Put("INSERT INTO due (key) VALUES ($1) ON CONFLICT DO NOTHING", key);

    public void Apply(LedgerChange.RecordRejected change, DateTimeOffset at)
    {
        Move(change.Key, EntryState.Rejected, change.Code);
        rejects.Add();
        session.Put(
            """
            INSERT INTO reject (key, code, detail, payload, at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (key) DO UPDATE SET code = excluded.code, detail = excluded.detail, payload = excluded.payload, at = excluded.at
            """,
            change.Key.ToString(), change.Code, change.Detail, change.Payload, at.Print());
    }

    public void Apply(LedgerChange.VerdictsGiven change)
    {
        var (key, packed) = (change.Key.ToString(), change.Packed!);
        var isDefect = (packed.Classes & Defects) != 0;

        // A list of three would be made a table of its own, each time anew.
        var moved = session.Run(
            "UPDATE entry SET state = $2 WHERE key = $1 AND (state = 'Loaded' OR state = 'Verified' OR state = 'Differs')",
            key, (isDefect ? EntryState.Differs : EntryState.Verified).ToString());
        if (moved == 0 && session.Scalar("SELECT 1 FROM entry WHERE key = $1", key) is null)
        {
            throw Unknown(change.Key);
        }

        verdicts.Add();
        session.Put(
            """
            INSERT INTO verdict (key, shape, detail) VALUES ($1, $2, $3)
            ON CONFLICT (key) DO UPDATE SET shape = excluded.shape, detail = excluded.detail
            """,
            key, ShapeId(packed), packed.Detail);
        session.Put("DELETE FROM due WHERE key = $1", key);
    }

    public static LedgerException Unknown(RecordKey key) =>
        new($"The ledger has no record {key}. It must be extracted before anything else is said about it.");

    private object ShapeId(PackedVerdicts packed)
    {
        if (packed.ShapeSha256 != shape.Sha256)
        {
            var id = session.Scalar("SELECT id FROM verdict_shape WHERE sha256 = $1", packed.ShapeSha256)
                ?? session.Scalar(
                    """
                    INSERT INTO verdict_shape (id, sha256, classes, data) SELECT coalesce(max(id), 0) + 1, $1, $2, $3 FROM verdict_shape RETURNING id
                    """,
                    packed.ShapeSha256, packed.Classes, packed.Shape)!;
            shape = (packed.ShapeSha256, id);
        }

        return shape.Id;
    }
}
