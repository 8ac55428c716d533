using System.Data.Common;

namespace Workbench.Ledger.Storage;

/// <summary>One connection with its prepared statements. Parameters are written $1, $2 and so on. Not safe for two threads at once.</summary>
internal abstract class Session : IDisposable
{
    /// <summary>Runs one statement and returns the number of rows it changed.</summary>
    public abstract int Run(string sql, params ReadOnlySpan<object?> arguments);

    /// <summary>Runs one statement of which nobody asks what it changed; it may wait for the next one and fail with that.</summary>
    public virtual void Put(string sql, params ReadOnlySpan<object?> arguments) => Run(sql, arguments);

    /// <summary>Goes back to a savepoint, or to before the transaction; what waits is dropped.</summary>
    public virtual void Undo(string? savepoint = null) => Run(savepoint is null ? "ROLLBACK" : $"ROLLBACK TO {savepoint}");

    /// <summary>Runs several statements, once.</summary>
    public abstract void Script(string sql);

    /// <summary>The first column of the first row; null where there is no row or it holds null.</summary>
    public abstract object? Scalar(string sql, params ReadOnlySpan<object?> arguments);

    /// <summary>Opens the rows. Must be disposed before the same statement runs again.</summary>
    public abstract DbDataReader Open(string sql, params ReadOnlySpan<object?> arguments);

    /// <summary>Begins a transaction that no other writer can interrupt.</summary>
    /// <exception cref="Core.Errors.LedgerException">The right to write was lost.</exception>
    public abstract void Begin();

    /// <summary>Makes the transaction durable.</summary>
    public virtual void Commit() => Run("COMMIT");

    /// <summary>True where what was to be written breaks a rule of the tables; false where the database itself is in trouble.</summary>
    public abstract bool Refuses(DbException failure);

    /// <summary>
    /// Waits until a connection that was lost is there again, and true where it is: nothing of an open transaction is left then, and nobody knows
    /// whether a commit that was under way arrived. False where the failure is another one, or the wait was in vain.
    /// </summary>
    public virtual bool Regain(Exception failure) => false;

    /// <summary>True where the database was away, and may be there again later.</summary>
    public virtual bool IsAway(Exception failure) => false;

    /// <summary>All rows at once; for what is bounded by one record or one page.</summary>
    public List<T> List<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> arguments)
    {
        using var rows = Open(sql, arguments);
        var found = new List<T>();
        while (rows.Read())
        {
            found.Add(read(rows));
        }

        return found;
    }

    public abstract void Dispose();
}
