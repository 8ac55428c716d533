using System.Data.Common;
using Workbench.Core.Errors;
using Workbench.Ledger.Postgres;
using Workbench.Ledger.Reading;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Verification;

/// <summary>
/// Checks a ledger offline: the chain of events, the bodies against their hashes, and the tables against what the events pin. Reads in
/// pages and changes nothing.
/// </summary>
public static class LedgerVerification
{
    /// <param name="path">The ledger file.</param>
    /// <param name="expectedRoot">
    /// A root hash noted elsewhere (a printed sign-off): it must be the hash of an event of this ledger. Without it a ledger whose newest
    /// events were cut off, or that was rewritten from the start, cannot be told from a sound one.
    /// </param>
    /// <param name="watch">Goes along with the reading; nobody by default.</param>
    /// <exception cref="LedgerException">There is no ledger at the path, or it cannot be read at all.</exception>
    public static VerificationReport Verify(string path, string? expectedRoot = null, ReadingWatch? watch = null)
    {
        if (!File.Exists(path))
        {
            throw new LedgerException($"There is no ledger at {path}.");
        }

        using var store = new SqliteStore(Path.GetFullPath(path), TimeProvider.System);
        return Verify(store, expectedRoot, watch);
    }

    /// <summary>The same for a ledger on PostgreSQL.</summary>
    /// <param name="expectedRoot">As for a file.</param>
    /// <param name="watch">As for a file.</param>
    /// <exception cref="LedgerException">There is no ledger at the place, or it cannot be read at all.</exception>
    public static VerificationReport Verify(PostgresPlace place, string? expectedRoot = null, ReadingWatch? watch = null)
    {
        using var store = PostgresLedger.StoreAt(place);
        return Verify(store, expectedRoot, watch);
    }

    /// <summary>
    /// A hash for each table of a ledger file but the events, and for each view and trigger, by type and name. The file is read as it is, also one of
    /// an earlier version: what was fixed when it was closed is compared with what lies there.
    /// </summary>
    /// <param name="except">Number of the event whose document is left out, because it holds these hashes.</param>
    /// <param name="watch">Goes along with the reading; nobody by default.</param>
    /// <exception cref="LedgerException">The file cannot be read.</exception>
    public static IReadOnlyDictionary<string, string> Tables(string path, long except, ReadingWatch? watch = null)
    {
        try
        {
            using var session = Connections.OpenReader(path);
            return TablesHash.Of(session, except, watch);
        }
        catch (DbException failure)
        {
            throw Unreadable(path, failure);
        }
    }

    private static VerificationReport Verify(ILedgerStore store, string? expectedRoot, ReadingWatch? watch)
    {
        using var pool = new SessionPool(store, watch);
        try
        {
            watch?.Begin("events", pool.Scalar("SELECT max(number) FROM event") as long?);
            var chain = ChainCheck.Run(pool, expectedRoot);
            var findings = chain.Findings
                .Concat(Part("bodies", () => pool.Scalar("SELECT count(*) FROM body") as long?, BodyCheck.Findings(pool, store.Files)))
                .Concat(Part("what the events fix", static () => null, StateCheck.Findings(pool)));
            return chain with { Findings = [.. findings.Take(VerificationReport.MaxFindings)] };
        }
        catch (DbException failure)
        {
            throw Unreadable(store.Name, failure);
        }

        IEnumerable<string> Part(string name, Func<long?> count, IEnumerable<string> found)
        {
            watch?.Begin(name, count());
            foreach (var finding in found)
            {
                yield return finding;
            }
        }
    }

    private static LedgerException Unreadable(string name, DbException failure) =>
        new($"The ledger {name} cannot be read ({failure.Message}). Restore it from a backup.", failure);
}
