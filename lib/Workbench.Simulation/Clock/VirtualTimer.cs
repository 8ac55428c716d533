namespace Workbench.Simulation.Clock;

/// <summary>A timer of the <see cref="VirtualClock"/>; fires once for each time it is armed.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state, long number) : ITimer, IComparable<VirtualTimer>
{
    /// <summary>Set by the clock while the timer is not armed.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>True for the timer inside a cancellation source, which nobody waits for.</summary>
    public bool IsTimeout { get; } = state is CancellationTokenSource;

    public void Fire() => callback(state);

    /// <exception cref="NotSupportedException">A period was asked for: nothing in the workbench ticks.</exception>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero)
        {
            throw new NotSupportedException("The virtual clock has no periodic timers.");
        }

        clock.Arm(this, dueTime);
        return true;
    }

    public void Dispose() => clock.Disarm(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public int CompareTo(VirtualTimer? other) =>
        other is null ? 1 : (DueAt, IsTimeout, number).CompareTo((other.DueAt, other.IsTimeout, other.Number));

    private long Number => number;
}
