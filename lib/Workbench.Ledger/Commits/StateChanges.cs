using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Commits;

/// <summary>Applies what moves a record without a call: states, rejects and verdicts.</summary>
internal sealed class StateChanges(Session session)
{
    public void Move(RecordKey key, EntryState state, string? reason)
    {
        if (session.Run("UPDATE entry SET state = $2, reason = $3 WHERE key = $1", key.ToString(), state.ToString(), reason) == 0)
        {
            throw Unknown(key);
        }

        session.Run("UPDATE promise SET judged = 0 WHERE key = $1", key.ToString());
        if (state is EntryState.Extracted or EntryState.Mapped or EntryState.Loaded)
        {
            ForgetReject(key);
        }
    }

    /// <summary>A record that is tried again is no reject any more; what it was stays in the events.</summary>
    private void ForgetReject(RecordKey key) => session.Run("DELETE FROM reject WHERE key = $1", key.ToString());

    public void Apply(LedgerChange.RecordRejected change, DateTimeOffset at)
    {
        Move(change.Key, EntryState.Rejected, change.Code);
        session.Run(
            """
            INSERT INTO reject (key, code, detail, payload, at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (key) DO UPDATE SET code = excluded.code, detail = excluded.detail, payload = excluded.payload, at = excluded.at
            """,
            change.Key.ToString(), change.Code, change.Detail, change.Payload, at.Print());
    }

    public void Apply(LedgerChange.VerdictsGiven change)
    {
        var key = change.Key.ToString();
        if (session.Scalar("SELECT 1 FROM entry WHERE key = $1", key) is null)
        {
            throw Unknown(change.Key);
        }

        var packed = PackedVerdicts.Of(change.Verdicts);
        session.Run(
            """
            INSERT INTO verdict (key, shape, detail) VALUES ($1, $2, $3)
            ON CONFLICT (key) DO UPDATE SET shape = excluded.shape, detail = excluded.detail
            """,
            key, ShapeId(packed), packed.Detail);
        session.Run("UPDATE promise SET judged = 1 WHERE key = $1", key);
        var isDefect = change.Verdicts.Any(verdict => verdict.Class == VerdictClass.Defect);
        session.Run(
            "UPDATE entry SET state = $2 WHERE key = $1 AND state IN ('Loaded', 'Verified', 'Differs')",
            key, (isDefect ? EntryState.Differs : EntryState.Verified).ToString());
    }

    public static LedgerException Unknown(RecordKey key) =>
        new($"The ledger has no record {key}. It must be extracted before anything else is said about it.");

    private object ShapeId(PackedVerdicts packed)
    {
        var sha256 = Sha256Hex.Of(packed.Shape);
        return session.Scalar("SELECT id FROM verdict_shape WHERE sha256 = $1", sha256)
            ?? session.Scalar(
                "INSERT INTO verdict_shape (sha256, classes, data) VALUES ($1, $2, $3) RETURNING id", sha256, packed.Classes, packed.Shape)!;
    }
}
