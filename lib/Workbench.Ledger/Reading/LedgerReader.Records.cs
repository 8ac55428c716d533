using System.Data.Common;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Ledger.Rows;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Reading;

/// <content>What was read from the source.</content>
public sealed partial class LedgerReader
{
    public EntryRow? Entry(RecordKey key) =>
        pool.List($"SELECT {RowShapes.EntryColumns} FROM entry WHERE key = $1", RowShapes.Entry, key.ToString()).FirstOrDefault();

    public IEnumerable<EntryRow> Entries(Kind? kind = null, string? sourceObject = null, IReadOnlyCollection<EntryState>? states = null, bool? isDeleted = null)
    {
        if (states is { Count: 0 })
        {
            return [];
        }

        // Words of an enum, never a caller's text, so they may stand in the statement; it stays the same for the same question.
        var ofKind = kind is null ? "$1 IS NULL" : "kind = $1";
        var ofObject = sourceObject is null ? "$2 IS NULL" : "object = $2";
        var inStates = states is null ? "" : $"AND state IN ({string.Join(", ", states.Select(state => $"'{state}'"))})";
        var inSource = isDeleted switch { null => "", true => "AND deleted = 1", false => "AND deleted = 0" };
        return pool.Pages(
            $"""
            SELECT {RowShapes.EntryColumns} FROM entry WHERE {ofKind} AND {ofObject} {inStates} {inSource} AND key > $3 ORDER BY key LIMIT $4
            """,
            [kind?.Print(), sourceObject], [""], RowShapes.Entry, row => [row.GetString(0)]);
    }

    public byte[] Body(RecordKey key, string sha256)
    {
        var found = pool.List(
            "SELECT place, content FROM body WHERE key = $1 AND sha256 = $2",
            row => (Place: row.GetString(0), Content: row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1)), key.ToString(), sha256).FirstOrDefault();
        if (found.Place is null)
        {
            throw new LedgerException($"The ledger has no body {sha256} of {key}. Extract the record again.");
        }

        if (found.Place == "purged")
        {
            throw new LedgerException($"Body {sha256} of {key} was purged; only its hash is kept.");
        }

        var content = found.Content ?? store.Files.Read(sha256);
        return content is not null && Sha256Hex.Of(content) == sha256
            ? content
            : throw new LedgerException($"Body {sha256} of {key} is missing or damaged. Restore it from a backup, or extract the record again.");
    }

    public SourceRecord Extracted(EntryRow entry) => new(entry.Key, entry.Object, Body(entry.Key, entry.BodySha256), entry.ModifiedAt);

    public IReadOnlyList<RecordLink> LinksFrom(RecordKey key) =>
        pool.List("SELECT from_key, role, to_key FROM link WHERE from_key = $1 ORDER BY role, to_key", Link, key.ToString());

    public IReadOnlyList<RecordLink> LinksTo(RecordKey key) =>
        pool.List("SELECT from_key, role, to_key FROM link WHERE to_key = $1 ORDER BY role, from_key", Link, key.ToString());

    public IReadOnlyList<EntryRow> Thread(RecordKey home) => pool.List(
        $"SELECT {RowShapes.EntryColumns} FROM entry WHERE home = $1 AND deleted = 0 ORDER BY occurred_at NULLS FIRST, key", RowShapes.Entry, home.ToString());

    public FileRow? File(RecordKey attachment) =>
        pool.List($"SELECT {RowShapes.FileColumns} FROM file WHERE key = $1", RowShapes.File, attachment.ToString()).FirstOrDefault();

    public IReadOnlyList<FileRow> FilesOf(RecordKey parent) => pool.List(
        $"""
        SELECT {RowShapes.FileColumns} FROM link JOIN file ON file.key = link.from_key
        WHERE link.to_key = $1 AND link.role = 'parent' ORDER BY file.key
        """,
        RowShapes.File, parent.ToString());

    public IEnumerable<FileRow> Files() => pool.Pages(
        $"SELECT {RowShapes.FileColumns} FROM file WHERE key > $1 ORDER BY key LIMIT $2", [], [""], RowShapes.File, row => [row.GetString(0)]);

    private static RecordLink Link(DbDataReader row) => new(row.Key(0), row.GetString(1), row.Key(2));
}
