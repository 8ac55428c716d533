using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Estimates;

/// <summary>Measures what a step really takes, and writes it into the ledger beside the step.</summary>
public static class StepWatch
{
    private const string Prefix = "measured/";
    private const string Ended = "ended";
    private const string Milliseconds = "milliseconds";
    private const string Source = "sourceRequests";
    private const string Destination = "destinationRequests";

    /// <summary>Runs a step and notes its time and requests once it has ended well.</summary>
    /// <param name="step">One of <see cref="StepNames"/>.</param>
    public static async Task<T> RunAsync<T>(MigrationEnvironment environment, string step, Func<Task<T>> work, CancellationToken cancellation)
    {
        var (startedAt, source, destination) = (environment.Clock.GetTimestamp(), environment.Source.Quota.Requests, environment.Destination.Quota.Requests);
        var result = await work();
        await environment.Ledger.CommitAsync(
            [
                new LedgerChange.StepMoved(Prefix + step, Ended, new Dictionary<string, long>
                {
                    [Milliseconds] = (long)environment.Clock.GetElapsedTime(startedAt).TotalMilliseconds,
                    [Source] = environment.Source.Quota.Requests - source,
                    [Destination] = environment.Destination.Quota.Requests - destination,
                }),
            ],
            cancellation);
        return result;
    }

    /// <summary>What was measured, step by step; a step that ran several times counts with its first run, which did the work.</summary>
    public static IReadOnlyDictionary<string, MeasuredStep> Of(ILedgerReader read) => read.Steps()
        .Where(row => row.Step.StartsWith(Prefix, StringComparison.Ordinal))
        .GroupBy(row => row.Step[Prefix.Length..])
        .ToDictionary(group => group.Key, group => Measured(group.First()), StringComparer.Ordinal);

    private static MeasuredStep Measured(StepRow row) => new(
        TimeSpan.FromMilliseconds(row.Counts.GetValueOrDefault(Milliseconds)), row.Counts.GetValueOrDefault(Source), row.Counts.GetValueOrDefault(Destination));
}

/// <summary>What a step took.</summary>
public sealed record MeasuredStep(TimeSpan Duration, long SourceRequests, long DestinationRequests)
{
    /// <summary>Mean time of a request, where they were sent one after the other; null where none was sent.</summary>
    public TimeSpan? Latency => SourceRequests + DestinationRequests is > 0 and var all ? Duration / all : null;
}
