using Workbench.Ledger.Changes;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Commits;

/// <summary>Applies what was found after the load: differences of the source, and findings of the hypercare days.</summary>
internal sealed class FollowUpChanges(Session session)
{
    /// <summary>False where the round found the same before.</summary>
    public bool Apply(LedgerChange.DifferenceFound change) => session.Run(
        """
        INSERT INTO difference (scan, key, object, what, before, after) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (scan, key) DO UPDATE SET object = excluded.object, what = excluded.what, before = excluded.before, after = excluded.after
        WHERE difference.what <> excluded.what OR difference.before IS NOT excluded.before OR difference.after IS NOT excluded.after
        """,
        change.Scan, change.Key.ToString(), change.Object, change.What.ToString(), change.Before, change.After) > 0;

    /// <summary>False where nothing moved.</summary>
    public bool Apply(LedgerChange.FindingMoved change, DateTimeOffset at) => session.Run(
        """
        INSERT INTO finding (key, side, what, state, person, detail, found_at, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
        ON CONFLICT (key, side) DO UPDATE SET what = excluded.what, state = excluded.state, person = excluded.person, detail = excluded.detail,
            found_at = CASE WHEN excluded.state = 'Open' AND finding.state <> 'Open' THEN excluded.found_at ELSE finding.found_at END, at = excluded.at
        WHERE finding.what <> excluded.what OR finding.state <> excluded.state OR finding.person <> excluded.person OR finding.detail <> excluded.detail
        """,
        change.Key.ToString(), change.Side.ToString(), change.What, change.State.ToString(), change.By, change.Detail, at.Print()) > 0;
}
