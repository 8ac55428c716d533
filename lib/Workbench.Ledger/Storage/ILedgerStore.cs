namespace Workbench.Ledger.Storage;

/// <summary>Where a ledger is kept.</summary>
internal interface ILedgerStore : IDisposable
{
    /// <summary>What a person calls it: a path, or a database and a name in it. Never a secret.</summary>
    string Name { get; }

    /// <summary>Bodies that do not lie in the database.</summary>
    BodyFiles Files { get; }

    /// <summary>A connection that cannot write.</summary>
    Session OpenReader();

    /// <summary>Runs one statement that a person wrote; what it means for it to be valid is the database's matter.</summary>
    /// <exception cref="Core.Errors.LedgerException">The statement would write, takes too long, or is not valid.</exception>
    (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows) Query(string sql, int maxRows);
}
