using Workbench.Core.Hashing;
using Workbench.Ledger.Reading;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Verification;

/// <summary>Bodies must hash to their names, wherever they lie; purged ones have only the name.</summary>
internal static class BodyCheck
{
    /// <summary>Without a purge in the log, no body may call itself purged.</summary>
    public static IEnumerable<string> Unpurged(SessionPool pool) => Names(pool, "place = 'purged'")
        .Select(body => $"Body {body.Sha256} of {body.Key} is gone, and no event says that it was purged.");

    public static IEnumerable<string> Findings(SessionPool pool, BodyFiles files)
    {
        // One row a time: a page of bodies could be 500 MB.
        foreach (var (key, sha256) in Names(pool, "place <> 'purged'"))
        {
            var content = pool.Scalar("SELECT content FROM body WHERE key = $1 AND sha256 = $2", key, sha256) as byte[] ?? files.Read(sha256);
            if (content is null)
            {
                yield return $"Body {sha256} of {key} is missing from {files.PathOf(sha256)}.";
            }
            else if (Sha256Hex.Of(content) != sha256)
            {
                yield return $"Body {sha256} of {key} was changed: its bytes hash to {Sha256Hex.Of(content)}.";
            }
        }
    }

    private static IEnumerable<(string Key, string Sha256)> Names(SessionPool pool, string condition) => pool.Pages(
        $"SELECT key, sha256 FROM body WHERE {condition} AND (key, sha256) > ($1, $2) ORDER BY key, sha256 LIMIT $3", [], ["", ""],
        row => (row.GetString(0), row.GetString(1)), row => [row.GetString(0), row.GetString(1)]);
}
