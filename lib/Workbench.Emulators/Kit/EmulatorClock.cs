namespace Workbench.Emulators.Kit;

/// <summary>The vendor's clock: the injected one plus a lead that a clock-skew fault sets.</summary>
public sealed class EmulatorClock(TimeProvider inner) : TimeProvider
{
    private long leadTicks;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow().AddTicks(Interlocked.Read(ref leadTicks));

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);

    /// <summary>From here on the clock is ahead by this much, or by more where it was already: it never goes back.</summary>
    public void RunAhead(TimeSpan lead)
    {
        for (var seen = Interlocked.Read(ref leadTicks); seen < lead.Ticks;)
        {
            seen = Interlocked.CompareExchange(ref leadTicks, lead.Ticks, seen);
        }
    }

    public long UnixSeconds() => GetUtcNow().ToUnixTimeSeconds();
}
