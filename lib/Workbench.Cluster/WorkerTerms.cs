namespace Workbench.Cluster;

/// <summary>How one worker takes part.</summary>
/// <param name="MostJobs">Most steps that it carries out at once. Default: 4.</param>
public sealed record WorkerTerms(int MostJobs = 4)
{
    /// <summary>How often it shows that it lives; after three times as long without a sign of life others take up its work. Default: 5 s.</summary>
    public TimeSpan CheckIn { get; init; } = TimeSpan.FromSeconds(5);
}
