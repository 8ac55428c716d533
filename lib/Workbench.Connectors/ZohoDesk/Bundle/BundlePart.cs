using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;

namespace Workbench.Connectors.ZohoDesk.Bundle;

/// <summary>Everything that a portal's bundle needs, with its documents.</summary>
internal sealed class BundlePart(DeskSettings settings)
{
    private const string CsvFiles = "*_*.csv";

    public static IReadOnlyList<WriterComparison> Compare(IEnumerable<PlannedRecord> records, IComposeContext context)
    {
        var tally = new WriterTally(context);
        foreach (var record in records)
        {
            tally.Add(record);
        }

        return tally.Rows();
    }

    public async Task<BundleResult> WriteAsync(
        string directory, IEnumerable<PlannedRecord> records, IComposeContext context, DateTimeOffset now, CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        foreach (var old in Directory.EnumerateFiles(directory, CsvFiles))
        {
            File.Delete(old);
        }

        var tally = new WriterTally(context);
        await using var writer = new BundleWriter(directory, settings, context, cancellation);
        foreach (var record in tally.Counting(records))
        {
            await writer.AddAsync(record).ConfigureAwait(false);
        }

        var files = await writer.FinishAsync().ConfigureAwait(false);
        var result = new BundleResult(files, tally.Rows(), writer.Exceptions, settings.Bundle.Countdown(now));
        await File.WriteAllTextAsync(Path.Combine(directory, "bundle.md"), BundleDocument.HandOver(result, now), cancellation).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(directory, "comparison.md"), BundleDocument.Comparison(result.Comparison), cancellation).ConfigureAwait(false);
        return result;
    }
}
