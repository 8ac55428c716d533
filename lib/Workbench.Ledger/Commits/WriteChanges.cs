using Workbench.Core.Errors;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Commits;

/// <summary>Applies the two halves of every call: the intent before it and the outcome after it.</summary>
internal sealed class WriteChanges(Session session, TwinChanges twins, StateChanges states)
{
    public void Apply(LedgerChange.WriteIntended change, DateTimeOffset at)
    {
        var key = change.Key.ToString();
        var changed = session.Run(
            """
            UPDATE write SET state = 'Sending', attempts = $3, sent_at = $4, payload_sha256 = $5, is_update = $6
            WHERE key = $1 AND name = $2 AND state NOT IN ('Done', 'Removed')
            """,
            key, change.Name, change.Attempt, at.Print(), change.PayloadSha256, change.IsUpdate);
        session.Put("UPDATE entry SET state = 'Sending' WHERE key = $1 AND state IN ('Mapped', 'Waiting')", key);
        if (changed == 0)
        {
            throw new LedgerException(
                $"Write '{change.Name}' of {change.Key} is not due: it was never composed, is confirmed, or was rolled back. Compose the record again.");
        }
    }

    /// <summary>The state follows with the end of the write; here only what the decision says about asking before the next send.</summary>
    public void Apply(LedgerChange.DoubtDecided change)
    {
        var doubt = change.Decision switch
        {
            DoubtDecision.NotCarriedOut => WriteDoubt.Cleared.ToString(),
            DoubtDecision.LeftOut => WriteDoubt.Open.ToString(),
            _ => "",
        };
        if (session.Run(
            "UPDATE write SET doubt = $3 WHERE key = $1 AND name = $2 AND state = 'InDoubt'", change.Key.ToString(), change.Name, doubt) == 0)
        {
            throw new LedgerException($"Write '{change.Name}' of {change.Key} is not in doubt, so there is nothing to decide.");
        }
    }

    public void Apply(LedgerChange.WriteEnded change)
    {
        var key = change.Key.ToString();
        var changed = session.Run(
            """
            UPDATE write SET state = $3,
                origin = CASE WHEN $7 = 'None' OR (origin = 'Created' AND ($5 IS NULL OR twin_id = $5)) THEN origin ELSE $7 END,
                twin_container = CASE WHEN $4 IS NULL THEN twin_container ELSE $6 END,
                twin_type = coalesce($4, twin_type), twin_id = coalesce($5, twin_id),
                request_id = coalesce($8, request_id), answer = coalesce($9, answer),
                answered_sha256 = CASE WHEN $9 IS NULL THEN answered_sha256 ELSE $10 END,
                doubt = CASE
                    WHEN $3 IN ('InDoubt', 'Done') OR ($3 = 'Planned' AND doubt = 'Open') THEN ''
                    WHEN $3 = 'Refused' AND $10 IS NULL AND state IN ('Sending', 'InDoubt') THEN 'Open'
                    ELSE doubt END,
                confirmed_sha256 = CASE WHEN $3 = 'Done' THEN body_sha256 ELSE confirmed_sha256 END
            WHERE key = $1 AND name = $2
            """,
            key, change.Name, change.State.ToString(), change.Twin?.Type, change.Twin?.Id, change.Twin?.Container,
            change.Origin.ToString(), change.RequestId, change.Answer, change.PayloadSha256);
        if (changed == 0)
        {
            throw new LedgerException($"The ledger has no write '{change.Name}' of {change.Key}. Compose the record first.");
        }

        if (change.State != WriteState.Done)
        {
            return;
        }

        if (change.Twin is { } twin)
        {
            twins.Keep(key, change.Name, twin, change.Origin);
        }

        if (states.LoadWhereAllIsDone(key) || change.Twin is not null)
        {
            states.MarkDueAgain(key);
        }
    }
}
