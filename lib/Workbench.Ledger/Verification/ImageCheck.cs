using Workbench.Core.Hashing;
using Workbench.Ledger.Reading;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Verification;

/// <summary>What a rollback would restore must be what was read before the first change: one image per event, and none without.</summary>
internal static class ImageCheck
{
    public static IEnumerable<string> Findings(SessionPool pool) => Taken(pool).Concat(Foreign(pool));

    private static IEnumerable<string> Taken(SessionPool pool) => pool.Pages(
        """
        SELECT number, json_extract(data, '$.twin.type') || ':' || json_extract(data, '$.twin.id'), json_extract(data, '$.image'), before_image.image
        FROM event LEFT JOIN before_image ON type = json_extract(data, '$.twin.type') AND id = json_extract(data, '$.twin.id')
        WHERE change = 'BeforeImageTaken' AND number > $1 ORDER BY number LIMIT $2
        """,
        [], [0L],
        row => row.TextOrNull(3) is { } image && Sha256Hex.Of(image) == row.TextOrNull(2)
            ? null
            : $"The image of {row.TextOrNull(1)} is not the one that was taken before its first change (event {row.GetInt64(0)}).",
        row => [row.GetInt64(0)]).OfType<string>();

    private static IEnumerable<string> Foreign(SessionPool pool) => pool.Pages(
        """
        WITH taken AS MATERIALIZED (
            SELECT json_extract(data, '$.twin.type') AS type, json_extract(data, '$.twin.id') AS id FROM event WHERE change = 'BeforeImageTaken')
        SELECT before_image.type, before_image.id FROM before_image LEFT JOIN taken USING (type, id)
        WHERE taken.id IS NULL AND (before_image.type, before_image.id) > ($1, $2) ORDER BY before_image.type, before_image.id LIMIT $3
        """,
        [], ["", ""], row => $"No event took the image of {row.GetString(0)}:{row.GetString(1)}.", row => [row.GetString(0), row.GetString(1)]);
}
