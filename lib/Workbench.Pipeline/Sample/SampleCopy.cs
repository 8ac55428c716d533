using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Sample;

/// <summary>
/// Hands the records of a sample, as they were extracted for production, to the rehearsal: people then look at what production will load,
/// and the source is not read a second time.
/// </summary>
public sealed class SampleCopy(ILedgerReader extracted, MigrationEnvironment rehearsal)
{
    private const int CommitSize = 200;

    /// <summary>Copies bodies and links. Records that the rehearsal holds already are brought up to date.</summary>
    public async Task RunAsync(SampleSet sample, CancellationToken cancellation)
    {
        var scan = extracted.LastScan();
        var batch = new ChangeBatch(rehearsal.Ledger, CommitSize);
        var objects = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in sample.All.Order().Select(extracted.Entry).OfType<EntryRow>().Where(entry => !entry.Deleted))
        {
            objects.Add(entry.Object);
            var record = extracted.Extracted(entry);
            await batch.AddAsync(new LedgerChange.RecordExtracted(record, scan, entry.OccurredAt, entry.Form, entry.Label), cancellation);
            foreach (var link in extracted.LinksFrom(entry.Key))
            {
                await batch.AddAsync(new LedgerChange.LinkExtracted(link, scan), cancellation);
            }
        }

        await batch.FlushAsync(cancellation);

        // No scan of the source: nothing is marked deleted, messages find their homes.
        await rehearsal.Ledger.CommitAsync([.. objects.Select(name => new LedgerChange.ScanFinished(name, scan, Records: 0))], cancellation);
    }
}
