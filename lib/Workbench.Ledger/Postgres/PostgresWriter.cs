namespace Workbench.Ledger.Postgres;

/// <summary>Who writes a ledger on PostgreSQL, and how patient it is.</summary>
/// <param name="Holder">Words for a person who finds the ledger taken, for example <c>pid 4711 on alpha</c>.</param>
public sealed record PostgresWriter(string Holder)
{
    /// <summary>After this time without a sign of life somebody else may write. It is renewed three times as often, and by every commit.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// For how long one statement is awaited, in whole seconds: a way on which everything is lost and nothing is refused would otherwise be found out
    /// by the operating system, after a quarter of an hour. Scripts, which change tables, take as long as they take.
    /// </summary>
    public TimeSpan LongestStatement { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For how long a server that went away is awaited before the run is given up.</summary>
    public TimeSpan LongestOutage { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// By which lease and outages are reckoned, which pass on the server as well; null, the default, for the ledger's own clock. They differ where
    /// a migration is played on a clock that the server knows nothing of.
    /// </summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Is told when the server went away and when it is back.</summary>
    public Action<string>? Says { get; init; }
}
