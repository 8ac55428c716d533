namespace Workbench.Ledger.Storage;

/// <summary>
/// Finds statements by their text. They are long, there are some hundred of them, and each is mostly one constant: its length and a few characters
/// tell it from the others, and that it is the same object makes it equal.
/// </summary>
internal sealed class SqlText : IEqualityComparer<string>
{
    public static readonly SqlText Comparer = new();

    public bool Equals(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

    public int GetHashCode(string sql)
    {
        var middle = sql.Length / 2;
        return sql.Length == 0 ? 0 : HashCode.Combine(sql.Length, sql[middle], sql[sql.Length / 3], sql[^1]);
    }
}
