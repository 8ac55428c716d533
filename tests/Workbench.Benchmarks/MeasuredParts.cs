using System.Globalization;
using Workbench.Benchmarks.Attachments;
using Workbench.Benchmarks.Reconciliation;
using Workbench.Benchmarks.Throughput;

namespace Workbench.Benchmarks;

/// <summary>Parts of benchmarks that run as processes of their own, started by the benchmark that they belong to.</summary>
internal static class MeasuredParts
{
    /// <summary>The part that the arguments name; null where a person gave them.</summary>
    public static Func<CancellationToken, Task<int>>? Find(string[] args) => args switch
    {
        [ReconciliationRun.Command, var folder] => token => ReconciliationRun.MeasureAsync(folder, token),
        [NullServer.Command, var delay] => token => NullServer.ServeAsync(TimeSpan.FromMilliseconds(Number(delay)), token),
        [AttachmentServer.Command, var folder] => token => AttachmentServer.ServeAsync(folder, token),
        [LoadRun.Command, var server, var records, var passes] => token => LoadRun.MeasureAsync(new Uri(server), Number(records), Number(passes), token),
        [ScaleRun.Command, var records] => token => ScaleRun.MeasureAsync(Number(records), token),
        _ => null,
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
