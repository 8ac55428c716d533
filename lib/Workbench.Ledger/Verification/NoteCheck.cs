using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Ledger.Commits;
using Workbench.Ledger.Reading;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Verification;

/// <summary>
/// The notes of a record must be those of its newest composition. Behind them may stand only what the ledger itself adds: that a write was
/// carried out before and could not be updated, which the body of that write must show.
/// </summary>
internal static class NoteCheck
{
    public static IEnumerable<string> Findings(SessionPool pool) => Changed(pool).Concat(Foreign(pool));

    private static IEnumerable<string> Changed(SessionPool pool) => pool.Pages(
        """
        SELECT promise.key, json_extract(event.data, '$.notes'),
            (SELECT json_group_array(json_object('field', field, 'code', code, 'detail', detail))
                FROM (SELECT * FROM note WHERE note.key = promise.key ORDER BY number) AS ordered),
            (SELECT json_group_array(name) FROM write WHERE write.key = promise.key AND NOT EXISTS (
                SELECT 1 FROM json_each(event.data, '$.writes') AS composed
                WHERE json_extract(composed.value, '$.name') = write.name AND json_extract(composed.value, '$.body') = write.body_sha256))
        FROM promise LEFT JOIN event ON event.number = (
            SELECT max(number) FROM event WHERE event.key = promise.key AND change = 'RecordComposed')
        WHERE promise.key > $1 ORDER BY promise.key LIMIT $2
        """,
        [], [""],
        row => IsAsComposed(Read<Note>(row.GetString(2)), Read<string>(row.GetString(3)), row.TextOrNull(1))
            ? null
            : $"The notes of {row.GetString(0)} are not those of its newest composition.",
        row => [row.GetString(0)]).OfType<string>();

    private static IEnumerable<string> Foreign(SessionPool pool) => pool.Pages(
        """
        SELECT DISTINCT key FROM note
        WHERE key > $1 AND NOT EXISTS (SELECT 1 FROM promise WHERE promise.key = note.key) ORDER BY key LIMIT $2
        """,
        [], [""], row => $"There are notes of {row.GetString(0)}, which was never composed.", row => [row.GetString(0)]);

    private static bool IsAsComposed(List<Note> notes, List<string> kept, string? pinned)
    {
        var own = kept.Select(Composition.Kept).ToHashSet();
        var added = new HashSet<Note>();
        while (Sha256Hex.Of(CanonicalJson.Write(notes)) != pinned)
        {
            if (notes.Count == 0 || notes[^1].Code != ReasonCode.ImmutableAfterLoad || !own.Contains(notes[^1].Detail) || !added.Add(notes[^1]))
            {
                return false;
            }

            notes.RemoveAt(notes.Count - 1);
        }

        return true;
    }

    private static List<T> Read<T>(string json) => JsonSerializer.Deserialize<List<T>>(json, CanonicalJson.Options) ?? [];
}
