using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Reading;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Commits;

/// <summary>Applies a composed record: what was confirmed stays confirmed, what changed becomes due again where it can be updated.</summary>
internal sealed class Composition(Session session, StateChanges states, TwinChanges twins, DeferredCompositions deferred, BulkyRows bulky)
{
    private readonly PromiseShapes shapes = new(session);

    /// <summary>Changes were rolled back: what was learned from them does not count.</summary>
    public void Forget() => shapes.Forget();

    /// <summary>Says that a confirmed write stays as it was sent although its body has changed.</summary>
    public static string Kept(string write) => $"Write '{write}' was carried out before and its body has changed since.";

    /// <summary>
    /// Applies it; false where nothing happened: the record stands as it was composed before, or a write of it is in doubt and the composition
    /// has to wait.
    /// </summary>
    public bool Apply(LedgerChange.RecordComposed change)
    {
        var key = change.Key.ToString();
        bulky.SettleFor(key);
        var before = session.Scalar("SELECT state FROM entry WHERE key = $1", key) as string ?? throw StateChanges.Unknown(change.Key);
        var composed = CanonicalJson.Hash(change);
        if (Enum.Parse<EntryState>(before) is not (EntryState.Extracted or EntryState.Rejected or EntryState.RolledBack)
            && composed == session.Scalar("SELECT composed_sha256 FROM promise WHERE key = $1", key) as string)
        {
            return false;
        }

        if (deferred.Keep(change))
        {
            return false;
        }

        var kept = new List<string>();
        var known = session.List(
            "SELECT name, state, confirmed_sha256 FROM write WHERE key = $1",
            row => (Name: row.GetString(0), State: row.Word<WriteState>(1), Confirmed: row.TextOrNull(2)), key)
            .ToDictionary(row => row.Name);
        foreach (var write in change.Writes)
        {
            var sha256 = Sha256Hex.Of(write.Body.GetRawText());
            if (!known.Remove(write.Name, out var old) || old.State == WriteState.Removed)
            {
                Put(key, write, sha256, WriteState.Planned);
                continue;
            }

            if (Compose(key, write, sha256, (old.State, old.Confirmed)) is { } name)
            {
                kept.Add(name);
            }
        }

        foreach (var name in known.Values.Where(old => old.State is WriteState.Planned or WriteState.Refused && old.Confirmed is null))
        {
            session.Put("DELETE FROM write_body WHERE key = $1 AND name = $2", key, name.Name);
            session.Put("DELETE FROM write WHERE key = $1 AND name = $2", key, name.Name);
        }

        ReplaceNotes(key, [.. change.Notes, .. KeptNotes(key, kept, change.Promises)]);
        Promise(key, change, composed);
        states.Move(change.Key, StateAfter(change, key, Enum.Parse<EntryState>(before)), change.Reason);
        return true;
    }

    /// <summary>The name of a write that stays as it was sent; null where the new body counts.</summary>
    private string? Compose(string key, Write write, string sha256, (WriteState State, string? Confirmed) old)
    {
        if (old.Confirmed is null)
        {
            Put(key, write, sha256, WriteState.Planned);
        }
        else if (old.Confirmed == sha256)
        {
            Put(key, write, sha256, WriteState.Done);
        }
        else if (write.UpdateBody is not null)
        {
            Put(key, write, sha256, WriteState.Planned);
        }
        else
        {
            return write.Name;
        }

        return null;
    }

    /// <summary>
    /// What changed but stays as it was loaded: a note per write, and one per field of which something else was promised before. A field
    /// that was told of earlier is told of as long as a write is kept.
    /// </summary>
    private IEnumerable<Note> KeptNotes(string key, IReadOnlyList<string> kept, IReadOnlyList<Promise> promises)
    {
        if (kept.Count == 0)
        {
            return [];
        }

        var before = session.List($"SELECT {RowShapes.PromiseColumns} FROM promise {RowShapes.WithShape} WHERE key = $1", RowShapes.Promises, key)
            .SelectMany(promised => promised);
        var changed = promises.Except(before).Select(promise => promise.Field)
            .Concat(session.List(
                "SELECT field FROM note WHERE key = $1 AND code = $2 AND field IS NOT NULL", row => row.GetString(0), key, ReasonCode.ImmutableAfterLoad))
            .Distinct(StringComparer.Ordinal);
        return kept.Select(write => new Note(null, ReasonCode.ImmutableAfterLoad, Kept(write)))
            .Concat(changed.Select(field => new Note(field, ReasonCode.ImmutableAfterLoad, Kept(kept[0]))));
    }

    /// <summary>Keeps attempts, twin and confirmation of a write that is there already, unless it was rolled back.</summary>
    private void Put(string key, Write write, string sha256, WriteState state)
    {
        session.Put(
            """
            INSERT INTO write (key, name, operation, phase, thread, position, state, attempts, is_update, creates, carries, body_sha256, origin, natural_key)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, $8, $9, $10, 'None', $11)
            ON CONFLICT (key, name) DO UPDATE SET operation = excluded.operation, phase = excluded.phase, thread = excluded.thread,
                position = excluded.position, creates = excluded.creates, carries = excluded.carries, body_sha256 = excluded.body_sha256,
                natural_key = excluded.natural_key,
                attempts = CASE WHEN write.state = 'Removed' THEN 0 ELSE write.attempts END,
                is_update = CASE WHEN excluded.state = 'Planned' AND write.state <> 'Removed' AND write.confirmed_sha256 IS NOT NULL THEN 1 ELSE 0 END,
                confirmed_sha256 = CASE WHEN write.state <> 'Removed' THEN write.confirmed_sha256 END,
                twin_type = CASE WHEN write.state <> 'Removed' THEN write.twin_type END,
                twin_id = CASE WHEN write.state <> 'Removed' THEN write.twin_id END,
                twin_container = CASE WHEN write.state <> 'Removed' THEN write.twin_container END,
                origin = CASE WHEN write.state <> 'Removed' THEN write.origin ELSE 'None' END,
                doubt = CASE WHEN write.state <> 'Removed' THEN write.doubt ELSE '' END,
                state = excluded.state
            """,
            key, write.Name, write.Operation, write.Phase, write.Thread ?? "", write.Order, state.ToString(), write.Creates,
            write.Carries.Count == 0 ? null : CanonicalJson.Write(write.Carries), sha256, write.NaturalKey);
        bulky.PutBody(key, write.Name, write.Body.GetRawText(), write.UpdateBody?.GetRawText());
    }

    private void Promise(string key, LedgerChange.RecordComposed change, string composed)
    {
        bulky.PutPromises(key, shapes.Split(CanonicalJson.Bytes(change.Promises)), composed);
        session.Put(
            "INSERT INTO promise_container (key, container) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET container = excluded.container",
            key, twins.FirstContainer(key));
        states.MarkDue(key);
    }

    private void ReplaceNotes(string key, List<Note> notes)
    {
        session.Put("DELETE FROM note WHERE key = $1", key);
        for (var index = 0; index < notes.Count; index++)
        {
            session.Put(
                "INSERT INTO note (key, number, field, code, detail) VALUES ($1, $2, $3, $4, $5)",
                key, index, notes[index].Field, notes[index].Code, notes[index].Detail);
        }
    }

    /// <summary>Mapped means "something is to be sent". Where all writes are confirmed already, the record is as loaded as it was.</summary>
    private EntryState StateAfter(LedgerChange.RecordComposed change, string key, EntryState before)
    {
        if (change.State != EntryState.Mapped)
        {
            return change.State;
        }

        if (change.Writes.Count == 0)
        {
            // A file has no write of its own: once its message has carried it, it stays loaded.
            return before is EntryState.Verified or EntryState.Differs ? before
                : session.Scalar("SELECT 1 FROM twin WHERE key = $1 AND removed = 0 LIMIT 1", key) is not null ? EntryState.Loaded
                : change.State;
        }

        if (session.Scalar("SELECT 1 FROM write WHERE key = $1 AND state <> 'Done' LIMIT 1", key) is not null)
        {
            return change.State;
        }

        return before is EntryState.Verified or EntryState.Differs ? before : EntryState.Loaded;
    }
}
