using Workbench.Core.Hashing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Commits;

/// <summary>Applies what concerns the whole migration: the destination as found, provisions, documents, signatures and manual steps.</summary>
internal sealed class MigrationChanges(Session session)
{
    public void Apply(LedgerChange.ExistingSeen change) => session.Run(
        """
        INSERT INTO existing (type, id, container, external_key, natural_key) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (type, id) DO UPDATE SET container = excluded.container, external_key = excluded.external_key,
            natural_key = excluded.natural_key
        """,
        change.Existing.Twin.Type, change.Existing.Twin.Id, change.Existing.Twin.Container, change.Existing.ExternalKey?.ToString(),
        change.Existing.NaturalKey);

    /// <summary>False where an earlier image of the twin is kept.</summary>
    public bool Apply(LedgerChange.BeforeImageTaken change) => session.Run(
        "INSERT INTO before_image (type, id, image) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        change.Twin.Type, change.Twin.Id, change.Image.GetRawText()) > 0;

    public void Apply(LedgerChange.ProvisionMoved change) => session.Run(
        """
        INSERT INTO provision (name, label, state, type, id, container, body, detail) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (name) DO UPDATE SET label = excluded.label, state = excluded.state, type = coalesce(excluded.type, provision.type),
            id = coalesce(excluded.id, provision.id), container = coalesce(excluded.container, provision.container), body = excluded.body, detail = excluded.detail
        """,
        change.Name, change.Label, change.State.ToString(), change.Twin?.Type, change.Twin?.Id, change.Twin?.Container,
        change.Body.GetRawText(), change.Detail);

    public void Apply(LedgerChange.DocumentSaved change, DateTimeOffset at, ChainHead head) => session.Run(
        "INSERT INTO document (number, name, at, sha256, json) VALUES ($1, $2, $3, $4, $5)",
        head.Number, change.Name, at.Print(), Sha256Hex.Of(change.Json), change.Json);

    /// <param name="head">The signature's own event: its hash fixes everything that was signed, and the signature itself.</param>
    public void Apply(LedgerChange.SignedOff change, DateTimeOffset at, ChainHead head) => session.Run(
        "INSERT INTO sign_off (number, gate, signer, is_demo, comment, binding, at, root_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        head.Number, change.Gate, change.By, change.IsDemo, change.Comment, CanonicalJson.Write(change.Binding), at.Print(), head.Hash);

    public void Apply(LedgerChange.ManualStepMoved change, DateTimeOffset at) => session.Run(
        """
        INSERT INTO manual_step (name, half, state, proof, person, detail, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (name, half) DO UPDATE SET state = excluded.state, proof = excluded.proof, person = excluded.person,
            detail = excluded.detail, at = excluded.at
        """,
        change.Name, change.Half, change.State, change.Proof, change.By, change.Detail, at.Print());

    /// <summary>False where the same was said before.</summary>
    public bool Apply(LedgerChange.LimitsSet change, DateTimeOffset at) => session.Run(
        """
        INSERT INTO account_limits (side, share, hours, zone, is_paused, person, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (side) DO UPDATE SET share = excluded.share, hours = excluded.hours, zone = excluded.zone, is_paused = excluded.is_paused,
            person = excluded.person, at = excluded.at
        WHERE account_limits.share IS NOT excluded.share OR account_limits.hours IS NOT excluded.hours OR account_limits.zone IS NOT excluded.zone
            OR account_limits.is_paused <> excluded.is_paused
        """,
        change.Side.ToString(), change.Limits.Share, change.Limits.Window?.Hours, change.Limits.Window?.Zone, change.Limits.IsPaused ? 1 : 0, change.By,
        at.Print()) > 0;
}
