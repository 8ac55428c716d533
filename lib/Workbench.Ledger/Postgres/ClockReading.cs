namespace Workbench.Ledger.Postgres;

/// <summary>
/// A moment by both clocks of this machine: the one that nobody can set, which stands still with a machine that is suspended, and the one on the
/// wall, which does not. A lease is reckoned by whichever says that more time has passed.
/// </summary>
internal readonly record struct ClockReading(long Timestamp, DateTimeOffset At)
{
    public static ClockReading Now(TimeProvider clock) => new(clock.GetTimestamp(), clock.GetUtcNow());

    /// <summary>The longer of the two times since then.</summary>
    public TimeSpan Elapsed(TimeProvider clock)
    {
        var (steady, wall) = (clock.GetElapsedTime(Timestamp), clock.GetUtcNow() - At);
        return steady > wall ? steady : wall;
    }
}
