namespace Workbench.Simulation.Clock;

/// <summary>
/// Time that passes only where somebody waits. One flow of work at a time: whoever arms a timer to wait for it is the only one who could
/// do anything before it is due, so time moves on to it at once. The timer of a time-out waits for nobody and fires when time passes it.
/// </summary>
internal sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly SortedSet<VirtualTimer> armed = [];
    private DateTimeOffset now = start;
    private long timers;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state, Interlocked.Increment(ref timers));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass while nobody waits for it: the length of a request, a night between two steps.</summary>
    public void Pass(TimeSpan span)
    {
        var until = GetUtcNow() + span;
        while (Take(until) is { } due)
        {
            due.Fire();
        }

        lock (gate)
        {
            now = now < until ? until : now;
        }
    }

    /// <summary>Arms the timer anew, or disarms it where <paramref name="dueTime"/> is infinite.</summary>
    internal void Arm(VirtualTimer timer, TimeSpan dueTime)
    {
        lock (gate)
        {
            armed.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.DueAt = now + dueTime;
            armed.Add(timer);
        }

        if (!timer.IsTimeout)
        {
            WaitFor(timer);
        }
    }

    internal void Disarm(VirtualTimer timer)
    {
        lock (gate)
        {
            armed.Remove(timer);
        }
    }

    private void WaitFor(VirtualTimer awaited)
    {
        while (IsArmed(awaited) && Take(awaited.DueAt) is { } due)
        {
            due.Fire();
            if (due.IsTimeout)
            {
                // Whoever armed the awaited timer has not got it back yet, and may give it up because of the time-out.
                _ = WaitLaterAsync(awaited);
                return;
            }
        }
    }

    private async Task WaitLaterAsync(VirtualTimer awaited)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(2), System, CancellationToken.None).ConfigureAwait(false);
        WaitFor(awaited);
    }

    private bool IsArmed(VirtualTimer timer)
    {
        lock (gate)
        {
            return armed.Contains(timer);
        }
    }

    /// <summary>The first timer that is due until then, with time moved on to it; null where there is none.</summary>
    private VirtualTimer? Take(DateTimeOffset until)
    {
        lock (gate)
        {
            if (armed.Min is not { } first || first.DueAt > until)
            {
                return null;
            }

            armed.Remove(first);
            now = now < first.DueAt ? first.DueAt : now;
            return first;
        }
    }
}
