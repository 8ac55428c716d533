using System.Security.Cryptography;
using System.Text;

namespace Workbench.Ledger.Storage;

/// <summary>What a purge leaves of verdicts and notes: which field of which record got which class and reason.</summary>
internal static class PurgedRest
{
    private const string Rows =
        """
        SELECT 'verdict|' || verdict.key || '|' || verdict_shape.data FROM verdict JOIN verdict_shape ON id = shape
        UNION ALL
        SELECT 'note|' || key || '|' || number || '|' || coalesce(field, '') || '|' || code FROM note
        ORDER BY 1
        """;

    /// <summary>SHA-256 over the rows in their order, each followed by a line feed.</summary>
    public static string HashOf(Session session)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var rows = session.Open(Rows);
        while (rows.Read())
        {
            hash.AppendData(Encoding.UTF8.GetBytes(rows.GetString(0) + "\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
