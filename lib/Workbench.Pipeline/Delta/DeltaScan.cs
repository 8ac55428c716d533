using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Extract;

namespace Workbench.Pipeline.Delta;

/// <summary>
/// The reading half of a round: a full scan of the source, compared by hash with what the ledger holds. Every record that differs enters the
/// ledger with what is known of it before and after. Nothing is written to a vendor.
/// </summary>
internal sealed class DeltaScan(MigrationEnvironment environment, DeltaTerms terms)
{
    /// <summary>Scans and compares.</summary>
    /// <returns>The round so far; it ends with <see cref="CutOverGate.Ended"/>.</returns>
    public async Task<DeltaRound> RunAsync(CancellationToken cancellation)
    {
        var mark = await DeltaMark.BeginAsync(environment, cancellation);
        await new ExtractStep(environment, terms.Source).RunAsync(cancellation);
        var batch = new ChangeBatch(environment.Ledger, 500);
        foreach (var difference in new DifferenceFinder(environment, terms, mark).Find())
        {
            await batch.AddAsync(difference, cancellation);
        }

        await batch.FlushAsync(cancellation);
        return DeltaRound.Of(mark.Scan, environment.Read.Differences(mark.Scan));
    }

    /// <summary>True for a file whose bytes are here already: only the link to them is a new one, as with every link that expires.</summary>
    public static bool IsReaddressed(EntryRow entry, ILedgerReader read) =>
        entry.Key.Kind == Kind.Attachment && read.File(entry.Key) is { Sha256: not null };
}
