namespace Workbench.Cluster;

/// <summary>How one worker takes part.</summary>
/// <param name="MostJobs">Most steps that it carries out at once. Default: 4.</param>
public sealed record WorkerTerms(int MostJobs = 4)
{
    /// <summary>How often it shows that it lives; after three times as long without a sign of life others take up its work. Default: 5 s.</summary>
    public TimeSpan CheckIn { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Longest time between two looks for work while it could carry out more: as often as it shows that it lives, within 1 to 30 s.
    /// Nobody wakes it: who asks for a step is another process, often on another machine.
    /// </summary>
    internal TimeSpan Look => CheckIn < ShortestLook ? ShortestLook : CheckIn > LongestLook ? LongestLook : CheckIn;

    // Quartz takes nothing shorter, and waits this long where it is not told.
    private static readonly TimeSpan ShortestLook = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(30);
}
