namespace Workbench.Pipeline.Estimates;

/// <summary>
/// How long answers take, measured by a second look at either side: the first one also opens connections and compiles code, which no later call
/// does again.
/// </summary>
public static class AnswerTimes
{
    /// <summary>Looks at both sides once more, call by call. Does nothing once the estimate is frozen.</summary>
    public static async Task MeasureAsync(MigrationEnvironment environment, CancellationToken cancellation)
    {
        if (!EstimateStep.IsFrozen(environment.Read))
        {
            await StepWatch.RunAsync(environment, StepNames.LookAtSource, () => environment.Source.DiscoverAsync(cancellation), cancellation);
            await StepWatch.RunAsync(environment, StepNames.LookAtDestination, () => environment.Destination.DiscoverAsync(cancellation), cancellation);
        }
    }

    /// <summary>The assumptions with the times that were measured; a side that was not looked at keeps its own.</summary>
    public static Assumptions Of(IReadOnlyDictionary<string, MeasuredStep> measured, Assumptions usual) => usual with
    {
        SourceLatency = Latency(measured, StepNames.LookAtSource) ?? usual.SourceLatency,
        DestinationLatency = Latency(measured, StepNames.LookAtDestination) ?? usual.DestinationLatency,
    };

    private static TimeSpan? Latency(IReadOnlyDictionary<string, MeasuredStep> measured, string look) =>
        measured.GetValueOrDefault(look)?.Latency is { } latency && latency > TimeSpan.Zero ? latency : null;
}
