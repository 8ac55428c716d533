using System.Data.Common;
using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Commits;
using Workbench.Ledger.Rows;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Reading;

/// <summary>Column lists, each with the function that reads it.</summary>
internal static class RowShapes
{
    public const string EntryColumns =
        "entry.key, object, state, reason, body, modified_at, occurred_at, form, label, home, first_scan, last_scan, deleted";

    public const string FileColumns = "file.key, file_name, content_type, bytes, sha256, failure, detail";

    public const string WriteColumns =
        """
        write.key, write.name, operation, phase, thread, position, state, attempts, sent_at, is_update, creates, carries, payload_sha256, twin_type,
        twin_id, twin_container, origin, request_id, body, update_body, natural_key, doubt
        """;

    /// <summary>What follows <c>write</c> and its index, so that its rows come with their bodies.</summary>
    public const string PromiseColumns = "promise.data, promise_shape.data";

    /// <summary>Joined to <c>promise</c>.</summary>
    public const string WithShape = "LEFT JOIN promise_shape ON promise_shape.id = promise.shape";

    public const string WithBody = "CROSS JOIN write_body ON write_body.key = write.key AND write_body.name = write.name";

    public const string TwinColumns = "key, type, id, container, origin, write, removed";

    public static EntryRow Entry(DbDataReader row) => new(
        row.Key(0), row.GetString(1), row.Word<EntryState>(2), row.TextOrNull(3), row.GetString(4), row.TimeOrNull(5), row.TimeOrNull(6),
        row.GetString(7), row.GetString(8), row.KeyOrNull(9), row.GetInt64(10), row.GetInt64(11), row.Flag(12));

    public static FileRow File(DbDataReader row) => new(
        row.Key(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.TextOrNull(4), row.TextOrNull(5), row.TextOrNull(6));

    public static WriteRow Write(DbDataReader row)
    {
        var write = new Write(row.GetString(1), row.GetString(2), row.GetInt32(3), row.Json(18))
        {
            Thread = row.GetString(4) is { Length: > 0 } thread ? thread : null,
            Order = row.GetInt64(5),
            Creates = row.TextOrNull(10),
            Carries = row.TextOrNull(11) is { } carries ? JsonSerializer.Deserialize<RecordKey[]>(carries, CanonicalJson.Options)! : [],
            UpdateBody = row.JsonOrNull(19),
            NaturalKey = row.TextOrNull(20),
        };
        return new WriteRow(
            row.Key(0), write, row.Word<WriteState>(6), row.GetInt32(7), row.TimeOrNull(8), row.Flag(9), row.TextOrNull(12),
            row.TwinOrNull(13), row.Word<TwinOrigin>(16), row.TextOrNull(17),
            row.GetString(21) is { Length: > 0 } ? row.Word<WriteDoubt>(21) : WriteDoubt.None);
    }

    public static TwinRow Twin(DbDataReader row) => new(
        row.Key(0), row.TwinOrNull(1)!, row.Word<TwinOrigin>(4), row.GetString(5), row.Flag(6));

    public static ExistingTwin Existing(DbDataReader row) => new(row.TwinOrNull(0)!, row.KeyOrNull(3), row.TextOrNull(4));

    public static NoteRow Note(DbDataReader row) => new(row.Key(0), row.TextOrNull(2), row.GetString(3), row.GetString(4));

    public static EventRow Event(DbDataReader row) => new(
        row.GetInt64(0), row.Time(1), row.GetString(2), row.TextOrNull(3), row.GetString(4), row.GetString(5));

    public static IReadOnlyList<Promise> Promises(DbDataReader row) =>
        JsonSerializer.Deserialize<Promise[]>(PromiseText.Whole(row.GetString(0), row.TextOrNull(1)), CanonicalJson.Options)!;

    public static IReadOnlyList<Verdict> Verdicts(DbDataReader row) =>
        PackedVerdicts.Unpack(row.Key(0), row.GetString(1), row.TextOrNull(2));
}
