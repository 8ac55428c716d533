using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Commits;

/// <summary>Applies what reading the source brings: records, links, files, and the end of a scan.</summary>
internal sealed class EntryChanges(Session session, BodyFiles files)
{
    private const int MaxLabelCharacters = 200;

    /// <summary>False where the same body was seen before: nothing happened but the scan number.</summary>
    public bool Apply(LedgerChange.RecordExtracted change)
    {
        SeeScan(change.Scan);
        var key = change.Record.Key.ToString();
        var sha256 = Sha256Hex.Of(change.Record.Body.Span);
        if (session.Run("UPDATE entry SET last_scan = max(last_scan, $3) WHERE key = $1 AND body = $2 AND deleted = 0", key, sha256, change.Scan) > 0)
        {
            return false;
        }

        StoreBody(key, sha256, change.Record.Body);
        var label = change.Label.Length > MaxLabelCharacters ? change.Label[..MaxLabelCharacters] : change.Label;

        // A record that comes back unchanged after it was marked deleted keeps its state: its writes are still what they were.
        session.Put(
            """
            INSERT INTO entry (key, kind, object, state, reason, body, modified_at, occurred_at, form, label, first_scan, last_scan, deleted)
            VALUES ($1, $2, $3, 'Extracted', NULL, $4, $5, $6, $7, $8, $9, $9, 0)
            ON CONFLICT (key) DO UPDATE SET object = excluded.object,
                state = CASE WHEN entry.body = excluded.body THEN entry.state ELSE 'Extracted' END,
                reason = CASE WHEN entry.body = excluded.body THEN entry.reason END,
                body = excluded.body, modified_at = excluded.modified_at, occurred_at = excluded.occurred_at, form = excluded.form,
                label = excluded.label, last_scan = max(entry.last_scan, excluded.last_scan), deleted = 0
            """,
            key, change.Record.Key.Kind.Print(), change.Record.Object, sha256, change.Record.ModifiedAt.Print(), change.OccurredAt.Print(),
            change.Form, label, change.Scan);
        return true;
    }

    /// <summary>False where the relation was known.</summary>
    public bool Apply(LedgerChange.LinkExtracted change)
    {
        SeeScan(change.Scan);
        var (from, to) = (change.Link.From.ToString(), change.Link.To.ToString());
        if (session.Run(
            "UPDATE link SET scan = max(scan, $4) WHERE from_key = $1 AND role = $2 AND to_key = $3", from, change.Link.Role, to, change.Scan) > 0)
        {
            return false;
        }

        session.Put("INSERT INTO link (from_key, role, to_key, scan) VALUES ($1, $2, $3, $4)", from, change.Link.Role, to, change.Scan);
        return true;
    }

    /// <summary>An empty answer deletes nothing: it may mean a permission that is missing.</summary>
    public void Apply(LedgerChange.ScanFinished change)
    {
        SeeScan(change.Scan);
        if (change.Records > 0)
        {
            session.Run("UPDATE entry SET deleted = 1 WHERE object = $1 AND last_scan < $2 AND deleted = 0", change.Object, change.Scan);
            session.Run(
                "DELETE FROM link WHERE scan < $2 AND from_key IN (SELECT key FROM entry WHERE object = $1)", change.Object, change.Scan);
        }

        AssignHomes(change.Object);
    }

    public void Apply(LedgerChange.FileStored change) => session.Run(
        """
        INSERT INTO file (key, file_name, content_type, bytes, sha256, failure, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (key) DO UPDATE SET file_name = excluded.file_name, content_type = excluded.content_type, bytes = excluded.bytes,
            sha256 = excluded.sha256, failure = excluded.failure, detail = excluded.detail
        """,
        change.Key.ToString(), change.FileName, change.ContentType, change.Bytes, change.Sha256, change.Failure, change.Detail);

    private void AssignHomes(string scanned) => session.Run(
        """
        UPDATE entry SET home = found.home
        FROM (
            SELECT message.key AS key, (
                SELECT parent.key FROM link JOIN entry AS parent ON parent.key = link.to_key
                WHERE link.from_key = message.key AND link.role = 'parent' AND parent.deleted = 0
                    AND parent.kind IN ('ticket', 'task', 'contact', 'organization')
                ORDER BY CASE parent.kind WHEN 'ticket' THEN 1 WHEN 'task' THEN 2 WHEN 'contact' THEN 3 ELSE 4 END, parent.key
                LIMIT 1) AS home
            FROM entry AS message
            WHERE message.kind = 'message' AND (message.object = $1 OR message.key IN (
                SELECT link.from_key FROM entry AS parent JOIN link ON link.to_key = parent.key AND link.role = 'parent'
                WHERE parent.object = $1))) AS found
        WHERE entry.key = found.key AND entry.home IS NOT found.home
        """,
        scanned);

    private void SeeScan(long scan) => session.Put(
        "INSERT INTO meta (name, value) VALUES ('last_scan', $1) ON CONFLICT (name) DO UPDATE SET value = $1 WHERE meta.value < $1", scan);

    private void StoreBody(string key, string sha256, ReadOnlyMemory<byte> content)
    {
        var isInline = !files.Takes(content.Length);
        if (!isInline)
        {
            files.Write(sha256, content.Span);
        }

        session.Put(
            """
            INSERT INTO body (key, sha256, bytes, place, content) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (key, sha256) DO UPDATE SET place = excluded.place, content = excluded.content WHERE body.place = 'purged'
            """,
            key, sha256, content.Length, isInline ? "inline" : "side", isInline ? content.ToArray() : null);
    }
}
