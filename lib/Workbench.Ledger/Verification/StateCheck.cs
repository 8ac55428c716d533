using Workbench.Core.Hashing;
using Workbench.Ledger.Commits;
using Workbench.Ledger.Reading;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Verification;

/// <summary>The tables must say what the events pin.</summary>
internal static class StateCheck
{
    public static IEnumerable<string> Findings(SessionPool pool) => Entries(pool)
        .Concat(LostEntries(pool)).Concat(Payloads(pool)).Concat(Answers(pool)).Concat(Documents(pool)).Concat(SignOffs(pool)).Concat(LimitsCheck.Findings(pool))
        .Concat(PurgeCheck.IsPurged(pool) ? PurgeCheck.Findings(pool) : Texts(pool));

    /// <summary>What the events fix by the hash of a text that a purge takes away.</summary>
    private static IEnumerable<string> Texts(SessionPool pool) => BodyCheck.Unpurged(pool)
        .Concat(WriteBodies(pool)).Concat(Promises(pool)).Concat(NoteCheck.Findings(pool)).Concat(ImageCheck.Findings(pool))
        .Concat(Verdicts(pool)).Concat(FollowUpCheck.Findings(pool));

    private static IEnumerable<string> Entries(SessionPool pool) => pool.Pages(
        """
        SELECT key, body, (SELECT json_extract(data, '$.body') FROM event
            WHERE event.key = entry.key AND change = 'RecordExtracted' ORDER BY number DESC LIMIT 1)
        FROM entry WHERE key > $1 ORDER BY key LIMIT $2
        """,
        [], [""],
        row => row.GetString(1) == row.TextOrNull(2) ? null : $"Record {row.GetString(0)} does not have the body of its newest extraction.",
        row => [row.GetString(0)]).OfType<string>();

    private static IEnumerable<string> LostEntries(SessionPool pool) => pool.Pages(
        """
        SELECT number, key FROM event
        WHERE change = 'RecordExtracted' AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.key = event.key) AND number > $1
        ORDER BY number LIMIT $2
        """,
        [], [0L], row => $"Record {row.GetString(1)} was extracted (event {row.GetInt64(0)}) and is no longer in the ledger.",
        row => [row.GetInt64(0)]);

    /// <summary>A confirmed body that could not be updated is older than the newest composition, so any composition of the record may pin it.</summary>
    private static IEnumerable<string> WriteBodies(SessionPool pool) => pool.Pages(
        """
        SELECT write.key, write.name, body_sha256, body, EXISTS (SELECT 1 FROM event CROSS JOIN json_each(event.data, '$.writes') AS composed
            WHERE event.key = write.key AND change = 'RecordComposed' AND json_extract(composed.value, '$.name') = write.name
                AND json_extract(composed.value, '$.body') = write.body_sha256)
        FROM write LEFT JOIN write_body ON write_body.key = write.key AND write_body.name = write.name
        WHERE (write.key, write.name) > ($1, $2) ORDER BY write.key, write.name LIMIT $3
        """,
        [], ["", ""],
        row => row.Flag(4) && row.TextOrNull(3) is { } body && Sha256Hex.Of(body) == row.GetString(2)
            ? null
            : $"Write '{row.GetString(1)}' of {row.GetString(0)} does not have a body that was composed.",
        row => [row.GetString(0), row.GetString(1)]).OfType<string>();

    private static IEnumerable<string> Payloads(SessionPool pool) => pool.Pages(
        """
        SELECT key, name, payload_sha256, (SELECT json_extract(data, '$.payload') FROM event
            WHERE event.key = write.key AND change = 'WriteIntended' AND json_extract(data, '$.name') = write.name ORDER BY number DESC LIMIT 1)
        FROM write WHERE payload_sha256 IS NOT NULL AND (key, name) > ($1, $2) ORDER BY key, name LIMIT $3
        """,
        [], ["", ""],
        row => row.GetString(2) == row.TextOrNull(3)
            ? null
            : $"Write '{row.GetString(1)}' of {row.GetString(0)} does not have the payload hash of its newest intent.",
        row => [row.GetString(0), row.GetString(1)]).OfType<string>();

    private static IEnumerable<string> Answers(SessionPool pool) => pool.Pages(
        """
        SELECT key, name FROM write WHERE answered_sha256 IS NOT NULL AND (key, name) > ($1, $2) AND NOT EXISTS (
            SELECT 1 FROM event WHERE event.key = write.key AND change = 'WriteEnded'
                AND json_extract(data, '$.name') = write.name AND json_extract(data, '$.payload') = answered_sha256)
        ORDER BY key, name LIMIT $3
        """,
        [], ["", ""], row => $"Write '{row.GetString(1)}' of {row.GetString(0)} does not have the fingerprint of an answer that was recorded.",
        row => [row.GetString(0), row.GetString(1)]);

    private static IEnumerable<string> Promises(SessionPool pool) => pool.Pages(
        $"""
        SELECT {RowShapes.PromiseColumns}, key, (SELECT json_extract(event.data, '$.promises') FROM event
            WHERE event.key = promise.key AND change = 'RecordComposed' ORDER BY number DESC LIMIT 1)
        FROM promise {RowShapes.WithShape} WHERE key > $1 ORDER BY key LIMIT $2
        """,
        [], [""],
        row => Sha256Hex.Of(PromiseText.Whole(row.GetString(0), row.TextOrNull(1))) == row.TextOrNull(3)
            ? null
            : $"The promises of {row.GetString(2)} are not those of its newest composition.",
        row => [row.GetString(2)]).OfType<string>();

    private static IEnumerable<string> Verdicts(SessionPool pool) => pool.Pages(
        """
        SELECT verdict.key, verdict_shape.data, verdict.detail, (SELECT json_extract(event.data, '$.verdicts') FROM event
            WHERE event.key = verdict.key AND change = 'VerdictsGiven' ORDER BY number DESC LIMIT 1)
        FROM verdict CROSS JOIN verdict_shape ON id = shape WHERE verdict.key > $1 ORDER BY verdict.key LIMIT $2
        """,
        [], [""],
        row => PackedVerdicts.HashOf(row.GetString(1), row.TextOrNull(2)) == row.TextOrNull(3)
            ? null
            : $"The verdicts of {row.GetString(0)} are not those that were given.",
        row => [row.GetString(0)]).OfType<string>();

    private static IEnumerable<string> Documents(SessionPool pool)
    {
        var purgedAt = PurgeCheck.PurgedAt(pool);
        return pool.Pages(
        """
        SELECT number, name, json, (SELECT json_extract(data, '$.json') FROM event
            WHERE event.number = document.number AND change = 'DocumentSaved' AND json_extract(data, '$.name') = name
                AND event.at = document.at AND json_extract(data, '$.json') = sha256)
        FROM document WHERE number > $1 ORDER BY number LIMIT $2
        """,
        [], [0L],
        row => Sha256Hex.Of(row.GetString(2)) == row.TextOrNull(3) || (row.GetString(2) == "null" && row.GetInt64(0) < purgedAt)
            ? null
            : $"Document '{row.GetString(1)}' (event {row.GetInt64(0)}) is not as it was saved.",
        row => [row.GetInt64(0)]).OfType<string>();
    }

    private static IEnumerable<string> SignOffs(SessionPool pool) => pool.Pages(
        """
        SELECT number, gate, (SELECT hash = root_hash AND event.at = sign_off.at AND json_extract(data, '$.gate') = gate
                AND json_extract(data, '$.by') = signer AND CAST(json_extract(data, '$.isDemo') AS BIGINT) = is_demo
                AND json_extract(data, '$.comment') = comment AND json_extract(data, '$.binding') = json_extract(binding, '$')
            FROM event WHERE event.number = sign_off.number AND change = 'SignedOff')
        FROM sign_off WHERE number > $1 ORDER BY number LIMIT $2
        """,
        [], [0L],
        row => !row.IsDBNull(2) && row.Flag(2) ? null : $"Sign-off {row.GetInt64(0)} ({row.GetString(1)}) is not as it was given.",
        row => [row.GetInt64(0)]).OfType<string>();
}
