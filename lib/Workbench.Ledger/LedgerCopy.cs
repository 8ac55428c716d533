using Workbench.Core.Errors;
using Workbench.Ledger.Commits;
using Workbench.Ledger.Postgres;
using Workbench.Ledger.Verification;

namespace Workbench.Ledger;

/// <summary>Moves a migration from one place to another: every row as it is, so that the chain of events and its root are the same.</summary>
public static class LedgerCopy
{
    /// <summary>
    /// Copies a ledger into a place that holds none, and checks the copy as a whole against the root of the original. Nobody can write either
    /// meanwhile. The original is left as it is.
    /// </summary>
    /// <returns>What the check of the copy found: nothing, and the root of the original.</returns>
    /// <exception cref="LedgerException">Somebody writes one of the two, the other place holds a ledger already, or the copy is not sound.</exception>
    public static async Task<VerificationReport> RunAsync(
        LedgerPlace from, LedgerPlace to, PostgresWriter writer, TimeProvider clock, CancellationToken cancellation)
    {
        await using var original = await from.OpenAsync(writer, clock, cancellation);
        var root = original.Read.RootHash();
        if (root == EventHash.Start)
        {
            throw new LedgerException($"{from.Name} holds no events, so there is nothing to copy. Name the ledger of a migration that has begun.");
        }

        await using (var copy = await to.OpenAsync(writer, clock, cancellation))
        {
            if (copy.Read.RootHash() != EventHash.Start)
            {
                throw new LedgerException($"{to.Name} holds a ledger already, and a copy never overwrites one. Name another place, or remove that one first.");
            }

            await Task.Run(() => to.RowsOf(copy).Take(from.RowsOf(original), cancellation), cancellation);
        }

        var report = await Task.Run(() => to.Verify(root), cancellation);
        return report.IsSound && report.RootHash == root
            ? report
            : throw new LedgerException(
                $"The copy in {to.Name} is not what {from.Name} is ({report.Findings.FirstOrDefault() ?? "its root is another one"}). "
                + $"Go on with the original; check it with 'workbench verify', and remove the copy.");
    }
}
