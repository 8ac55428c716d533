using Workbench.Core.Connectors;

namespace Workbench.Pipeline;

/// <summary>Counts what a step has done and reports at most five times a second, so that progress costs nothing.</summary>
public sealed class ProgressMeter(MigrationEnvironment environment, string step, long? total, Func<QuotaReading>? quota = null)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly long startedAt = environment.Clock.GetTimestamp();
    private long reportedAt;
    private long done;

    public long Done => Interlocked.Read(ref done);

    public void Add(long records = 1)
    {
        Interlocked.Add(ref done, records);
        StepInstruments.Done(step, records);
        var now = environment.Clock.GetTimestamp();
        var last = Interlocked.Read(ref reportedAt);
        if (environment.Clock.GetElapsedTime(last, now) >= Interval && Interlocked.CompareExchange(ref reportedAt, now, last) == last)
        {
            Report();
        }
    }

    /// <summary>Reports the final figure.</summary>
    public void Finish() => Report();

    private void Report() => environment.Progress.Report(
        new StepProgress(step, Done, total, environment.Clock.GetElapsedTime(startedAt), quota?.Invoke()));
}
