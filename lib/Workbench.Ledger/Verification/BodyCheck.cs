using Workbench.Core.Hashing;
using Workbench.Ledger.Reading;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Verification;

/// <summary>Bodies must hash to their names, wherever they lie; purged ones have only the name.</summary>
internal static class BodyCheck
{
    /// <summary>Without a purge in the log, no body may call itself purged.</summary>
    public static IEnumerable<string> Unpurged(SessionPool pool) => pool.Pages(
        "SELECT sha256 FROM body WHERE place = 'purged' AND sha256 > $1 ORDER BY sha256 LIMIT $2", [], [""],
        row => $"Body {row.GetString(0)} is gone, and no event says that it was purged.", row => [row.GetString(0)]);

    public static IEnumerable<string> Findings(SessionPool pool, BodyFiles files)
    {
        // One row a time: a page of bodies could be 500 MB.
        var hashes = pool.Pages(
            "SELECT sha256 FROM body WHERE place <> 'purged' AND sha256 > $1 ORDER BY sha256 LIMIT $2", [], [""],
            row => row.GetString(0), row => [row.GetString(0)]);
        foreach (var sha256 in hashes)
        {
            var content = pool.Scalar("SELECT content FROM body WHERE sha256 = $1", sha256) as byte[] ?? files.Read(sha256);
            if (content is null)
            {
                yield return $"Body {sha256} is missing from {files.PathOf(sha256)}.";
            }
            else if (Sha256Hex.Of(content) != sha256)
            {
                yield return $"Body {sha256} was changed: its bytes hash to {Sha256Hex.Of(content)}.";
            }
        }
    }
}
