using System.Runtime.CompilerServices;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Doubts;

/// <summary>Lists writes in doubt with what may have come of them. It reads the destination and changes nothing.</summary>
public sealed class DoubtList(MigrationEnvironment environment)
{
    /// <summary>Writes for which candidates are looked for; of further ones only the ledger's words are listed.</summary>
    private const int MostLookedFor = 100;

    private readonly DoubtCandidates candidates = new(environment);

    /// <summary>All of them, by record and write.</summary>
    public async IAsyncEnumerable<OpenDoubt> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var parked = 0;
        foreach (var row in environment.Read.OpenWrites())
        {
            IReadOnlyList<TwinRef> found = row.State == WriteState.InDoubt && ++parked <= MostLookedFor
                ? await candidates.FindAsync(row, cancellation)
                : [];
            yield return new OpenDoubt(row, environment.Read.Entry(row.Key)?.Label ?? "", Why(row), found, NextStep(row, found));
        }
    }

    private string Why(WriteRow row) => row.State == WriteState.Sending
        ? "the run ended before the answer, and the destination was not asked yet"
        : environment.Read.Answer(row.Key, row.Write.Name)?.Text ?? "";

    private static string NextStep(WriteRow row, IReadOnlyList<TwinRef> found) => (row, found.Count) switch
    {
        ({ State: WriteState.Sending }, _) => "Run the load again: it asks the destination first.",
        ({ Write.Creates: null }, _) => "Look at the record in the destination, then decide: carried-out, not-carried-out or leave-out.",
        (_, 0) => "Look for it in the destination, then decide: carried-out with its id, not-carried-out or leave-out.",
        _ => "Look at the candidates in the destination, then decide: carried-out with the id of the right one, not-carried-out or leave-out.",
    };
}
