using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Commits;

/// <summary>
/// A table in which most records never have a row: a load asks it for every record, and while it is empty nobody has to look. Belongs to the
/// writer thread, which alone writes the table.
/// </summary>
internal sealed class RareRows(Session session, string table)
{
    private bool? areThere;

    /// <summary>False where no record has one.</summary>
    public bool AreThere => areThere ??= session.Scalar($"SELECT 1 FROM {table} LIMIT 1") is not null;

    /// <summary>A row is about to be added.</summary>
    public void Add() => areThere = true;

    /// <summary>Takes a record's row away, where it has one.</summary>
    public void Remove(string key)
    {
        if (AreThere)
        {
            session.Put($"DELETE FROM {table} WHERE key = $1", key);
        }
    }

    /// <summary>Forgets what was learned from rows that may have been rolled back.</summary>
    public void Forget() => areThere = null;
}
