using System.Data.Common;
using System.Text.Json;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Reading;

/// <content>What was and is to be written to the destination.</content>
public sealed partial class LedgerReader
{
    public IReadOnlyList<WriteRow> Writes(RecordKey key) => pool.List(
        $"SELECT {RowShapes.WriteColumns} FROM write {RowShapes.WithBody} WHERE write.key = $1 ORDER BY phase, thread, position, write.name", RowShapes.Write, key.ToString());

    public IEnumerable<WriteRow> DueWrites(int phase) => pool.Pages(
        $"""
        SELECT {RowShapes.WriteColumns} FROM write INDEXED BY write_order {RowShapes.WithBody}
        WHERE phase = $1 AND state IN ('Planned', 'Sending', 'InDoubt') AND (thread, position, write.key, write.name) > ($2, $3, $4, $5)
        ORDER BY thread, position, write.key, write.name LIMIT $6
        """,
        [phase], ["", long.MinValue, "", ""], RowShapes.Write, row => [row.GetString(4), row.GetInt64(5), row.GetString(0), row.GetString(1)]);

    public IEnumerable<WriteRow> UndoableWrites() => pool.Pages(
        $"""
        SELECT {RowShapes.WriteColumns} FROM write INDEXED BY write_order {RowShapes.WithBody}
        WHERE (state IN ('Done', 'Sending', 'InDoubt') OR (state = 'Refused' AND doubt = 'Open') OR (state IN ('Planned', 'Refused') AND twin_id IS NOT NULL AND origin <> 'None'))
            AND (phase, thread, position, write.key, write.name) < ($1, $2, $3, $4, $5)
        ORDER BY phase DESC, thread DESC, position DESC, write.key DESC, write.name DESC LIMIT $6
        """,
        [], [long.MaxValue, "", 0L, "", ""], RowShapes.Write,
        row => [row.GetInt64(3), row.GetString(4), row.GetInt64(5), row.GetString(0), row.GetString(1)]);

    public IEnumerable<WriteRow> OpenWrites() => pool.Pages(
        $"""
        SELECT {RowShapes.WriteColumns} FROM write INDEXED BY write_key {RowShapes.WithBody}
        WHERE state IN ('Sending', 'InDoubt') AND (write.key, write.name) > ($1, $2) ORDER BY write.key, write.name LIMIT $3
        """,
        [], ["", ""], RowShapes.Write, row => [row.GetString(0), row.GetString(1)]);

    public StoredAnswer? Answer(RecordKey key, string write) => pool.List(
        "SELECT answer, answered_sha256 FROM write WHERE key = $1 AND name = $2",
        row => new StoredAnswer(row.TextOrNull(0), row.TextOrNull(1)), key.ToString(), write).FirstOrDefault();

    public IReadOnlyList<TwinRow> Twins(RecordKey key) => pool.List(
        $"SELECT {RowShapes.TwinColumns} FROM twin WHERE key = $1 ORDER BY type, id", RowShapes.Twin, key.ToString());

    public TwinRow? Twin(RecordKey key, string type) => pool.List(
        $"SELECT {RowShapes.TwinColumns} FROM twin WHERE key = $1 AND type = $2 AND removed = 0 ORDER BY id LIMIT 1",
        RowShapes.Twin, key.ToString(), type).FirstOrDefault();

    public RecordKey? RecordOf(TwinRef twin) =>
        pool.Scalar("SELECT key FROM twin WHERE type = $1 AND id = $2 ORDER BY removed, key LIMIT 1", twin.Type, twin.Id) is string key
            ? RecordKey.Parse(key)
            : null;

    public IReadOnlyList<RecordKey> RecordsOf(TwinRef twin) =>
        pool.List("SELECT key FROM twin WHERE type = $1 AND id = $2 AND removed = 0 ORDER BY key", row => row.Key(0), twin.Type, twin.Id);

    public long TwinsOf(string type) => (long)pool.Scalar(
        "SELECT (SELECT count(*) FROM twin WHERE type = $1 AND removed = 0 AND origin = 'Created') + (SELECT count(*) FROM existing WHERE type = $1)", type)!;

    public ExistingTwin? Existing(TwinRef twin) => pool.List(
        "SELECT type, id, container, external_key, natural_key FROM existing WHERE type = $1 AND id = $2",
        RowShapes.Existing, twin.Type, twin.Id).FirstOrDefault();

    public bool HasExisting() => pool.Scalar("SELECT 1 FROM existing LIMIT 1") is not null;

    public ExistingTwin? ExistingByKey(RecordKey key, string type) => IsNoneExisting("external_key", key.ToString()) ? null : pool.List(
        "SELECT type, id, container, external_key, natural_key FROM existing WHERE external_key = $1 AND type = $2 ORDER BY id LIMIT 1",
        RowShapes.Existing, key.ToString(), type).FirstOrDefault();

    public ExistingTwin? ExistingByNaturalKey(string naturalKey) => IsNoneExisting("natural_key", naturalKey) ? null : pool.List(
        "SELECT type, id, container, external_key, natural_key FROM existing WHERE natural_key = $1 LIMIT 2",
        RowShapes.Existing, naturalKey) is [var only] ? only : null;

    public JsonElement? BeforeImage(TwinRef twin) =>
        pool.Scalar("SELECT image FROM before_image WHERE type = $1 AND id = $2", twin.Type, twin.Id) is string image
            ? JsonElement.Parse(image)
            : null;

    public IEnumerable<RemovalRow> Removals() => pool.Pages(
        """
        SELECT key, write, type, id, container, result, detail FROM removal WHERE (key, write) > ($1, $2) ORDER BY key, write LIMIT $3
        """,
        [], ["", ""], Removal, row => [row.GetString(0), row.GetString(1)]);

    /// <summary>Grouped by the state first, so that the rows are read in their own order and not by way of an index.</summary>
    public IReadOnlyList<(int Phase, WriteState State, long Writes)> WriteCounts() => pool.List(
        "SELECT phase, state, count(*) FROM write GROUP BY state, phase ORDER BY phase, state",
        row => (row.GetInt32(0), row.Word<WriteState>(1), row.GetInt64(2)));

    /// <summary>Asked before every create and mostly true, so it reads no row.</summary>
    private bool IsNoneExisting(string column, string value) => pool.Scalar($"SELECT 1 FROM existing WHERE {column} = $1 LIMIT 1", value) is null;

    private static RemovalRow Removal(DbDataReader row) =>
        new(row.Key(0), row.GetString(1), row.TwinOrNull(2), row.Word<RemovalResult>(5), row.TextOrNull(6));
}
