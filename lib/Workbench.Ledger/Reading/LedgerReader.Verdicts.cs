using System.Data.Common;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Commits;
using Workbench.Ledger.Rows;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Reading;

/// <content>What was promised, what came of it, and what could not be carried.</content>
public sealed partial class LedgerReader
{
    // The key is that of the promise: asked of the container's row, SQLite would look due records up first and sort them anew for every page.
    private const string IsDue = "promise.key IN (SELECT key FROM due)";

    // A record is seen in its container, so one that changed there makes its neighbours due as well.
    private const string HasDueNeighbour =
        "container IN (SELECT neighbour.container FROM due JOIN promise_container AS neighbour ON neighbour.key = due.key)";

    private const long RecordsCountedAtOnce = 500;

    public IReadOnlyList<Promise> Promises(RecordKey key) =>
        pool.List($"SELECT {RowShapes.PromiseColumns} FROM promise {RowShapes.WithShape} WHERE key = $1", RowShapes.Promises, key.ToString()).FirstOrDefault() ?? [];

    public IEnumerable<PromiseRow> PromisesByContainer(bool onlyChanged = false)
    {
        var promises = new PromiseReader();
        var alone = pool.Blocks(
            SqlOfPromises("container = '' AND promise_container.key > $1", onlyChanged ? IsDue : null, "promise_container.key LIMIT $2"),
            [], [""], promises.Row, row => [row.GetString(1)]);
        var together = pool.Blocks(
            SqlOfPromises(
                "container <> '' AND (container, promise_container.key) > ($1, $2)", onlyChanged ? $"({IsDue} OR {HasDueNeighbour})" : null,
                "container, promise_container.key LIMIT $3"),
            [], ["", ""], promises.Row, row => [row.GetString(0), row.GetString(1)]);
        foreach (var block in alone.Concat(together))
        {
            var twins = TwinsOf(block);
            for (var index = 0; index < block.Count; index++)
            {
                yield return block[index] with { Twins = twins[index] };
            }
        }
    }

    private static string SqlOfPromises(string where, string? changed, string order) =>
        $"""
        SELECT container, promise.key, entry.object, entry.state, entry.reason, promise.data, shape, promise_shape.data
        FROM promise_container CROSS JOIN promise ON promise.key = promise_container.key JOIN entry ON entry.key = promise.key {RowShapes.WithShape}
        WHERE {where} {(changed is null ? "" : "AND " + changed)}
        ORDER BY {order}
        """;

    /// <summary>The twins of each of these rows, by type and id.</summary>
    private List<TwinRow>[] TwinsOf(IReadOnlyList<PromiseRow> rows)
    {
        var twins = new List<TwinRow>[rows.Count];
        for (var index = 0; index < twins.Length; index++)
        {
            twins[index] = [];
        }

        var read = pool.List(
            """
            SELECT wanted.key, twin.type, twin.id, twin.container, twin.origin, twin.write, twin.removed
            FROM json_each($1) AS wanted CROSS JOIN twin ON twin.key = wanted.value ORDER BY wanted.key, twin.type, twin.id
            """,
            row => (Row: row.GetInt32(0), Twin: row.TwinOrNull(1)!, Origin: row.Word<TwinOrigin>(4), Write: row.GetString(5), Removed: row.Flag(6)),
            CanonicalJson.Write(rows.Select(row => row.Key)));
        foreach (var twin in read)
        {
            twins[twin.Row].Add(new TwinRow(rows[twin.Row].Key, twin.Twin, twin.Origin, twin.Write, twin.Removed));
        }

        return twins;
    }

    public IReadOnlyList<Verdict> Verdicts(RecordKey key) => pool.List(
        "SELECT key, data, detail FROM verdict JOIN verdict_shape ON id = shape WHERE key = $1", RowShapes.Verdicts, key.ToString())
        .FirstOrDefault() ?? [];

    public IEnumerable<Verdict> Verdicts(IReadOnlyCollection<VerdictClass>? classes = null)
    {
        var wanted = classes ?? Enum.GetValues<VerdictClass>();
        return pool.Pages(
            """
            SELECT key, data, detail FROM verdict CROSS JOIN verdict_shape ON id = shape
            WHERE classes & $1 <> 0 AND key > $2 ORDER BY key LIMIT $3
            """,
            [PackedVerdicts.Mask(wanted)], [""], RowShapes.Verdicts, row => [row.GetString(0)])
            .SelectMany(verdicts => verdicts.Where(verdict => wanted.Contains(verdict.Class)));
    }

    public IReadOnlyList<VerdictCount> VerdictCounts()
    {
        var totals = new Dictionary<(string Object, Kind Kind, string Field, VerdictClass Class, string? Reason), long>();
        foreach (var (name, kind, shape, records) in CountedShapes())
        {
            foreach (var (field, found, reason) in PackedVerdicts.ReadShape(shape))
            {
                totals[(name, kind, field, found, reason)] = totals.GetValueOrDefault((name, kind, field, found, reason)) + records;
            }
        }

        return
        [
            .. totals.Select(row => new VerdictCount(row.Key.Object, row.Key.Kind, row.Key.Field, row.Key.Class, row.Key.Reason, row.Value))
                .OrderBy(row => row.Object, StringComparer.Ordinal).ThenBy(row => row.Kind).ThenBy(row => row.Field, StringComparer.Ordinal)
                .ThenBy(row => row.Class).ThenBy(row => row.Reason, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// How many records have verdicts of each shape, page by page: grouped all at once, the database sorts a row for every record, which takes
    /// memory with the size of the account.
    /// </summary>
    private IEnumerable<(string Object, Kind Kind, string Shape, long Records)> CountedShapes()
    {
        var (after, counted) = ("", RecordsCountedAtOnce);
        while (counted == RecordsCountedAtOnce)
        {
            var page = pool.List(
                """
                SELECT page.object, page.kind, verdict_shape.data, page.records, page.last
                FROM (
                    SELECT object, kind, shape, count(*) AS records, max(max(key)) OVER () AS last
                    FROM (
                        SELECT verdict.key, verdict.shape, entry.object, entry.kind
                        FROM verdict CROSS JOIN entry ON entry.key = verdict.key WHERE verdict.key > $1 ORDER BY verdict.key LIMIT $2
                    ) AS part
                    GROUP BY object, kind, shape
                ) AS page JOIN verdict_shape ON verdict_shape.id = page.shape
                """,
                row => (Object: row.GetString(0), Kind: row.Kind(1), Shape: row.GetString(2), Records: row.GetInt64(3), Last: row.GetString(4)),
                after, RecordsCountedAtOnce);
            foreach (var row in page)
            {
                yield return (row.Object, row.Kind, row.Shape, row.Records);
            }

            (after, counted) = (page.Count == 0 ? after : page[0].Last, page.Sum(row => row.Records));
        }
    }

    public IEnumerable<NoteRow> Notes(RecordKey? key = null, string? code = null)
    {
        var ofKey = key is null ? "$1 IS NULL" : "key = $1";
        var ofCode = code is null ? "$2 IS NULL" : "code = $2";
        return pool.Pages(
            $"""
            SELECT key, number, field, code, detail FROM note WHERE {ofKey} AND {ofCode} AND (key, number) > ($3, $4)
            ORDER BY key, number LIMIT $5
            """,
            [key?.ToString(), code], ["", -1L], RowShapes.Note, row => [row.GetString(0), row.GetInt64(1)]);
    }

    public IReadOnlyList<NoteCount> NoteCounts() => pool.List(
        """
        SELECT entry.object, note.field, note.code, count(DISTINCT note.key) FROM note JOIN entry ON entry.key = note.key
        GROUP BY entry.object, note.field, note.code ORDER BY entry.object, note.field NULLS FIRST, note.code
        """,
        row => new NoteCount(row.GetString(0), row.TextOrNull(1), row.GetString(2), row.GetInt64(3)));

    public IEnumerable<RejectRow> Rejects() => pool.Pages(
        "SELECT key, code, detail, payload, at FROM reject WHERE key > $1 ORDER BY key LIMIT $2", [], [""], Reject, row => [row.GetString(0)]);

    public IReadOnlyList<RejectCount> RejectCounts() => pool.List(
        """
        SELECT phase, code, count(*)
        FROM (SELECT code, coalesce((SELECT min(phase) FROM write WHERE write.key = reject.key AND state = 'Refused'), 0) AS phase FROM reject) AS refused
        GROUP BY phase, code ORDER BY phase, code
        """,
        row => new RejectCount(row.GetInt32(0), row.GetString(1), row.GetInt64(2)));

    private static RejectRow Reject(DbDataReader row) =>
        new(row.Key(0), row.GetString(1), row.GetString(2), row.TextOrNull(3), row.Time(4));
}
