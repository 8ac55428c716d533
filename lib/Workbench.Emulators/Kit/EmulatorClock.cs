namespace Workbench.Emulators.Kit;

/// <summary>The vendor's clock: the injected one plus a lead that a clock-skew fault sets.</summary>
public sealed class EmulatorClock(TimeProvider inner) : TimeProvider
{
    private long leadTicks;

    /// <summary>How far the vendor's clock is ahead; zero by default.</summary>
    public TimeSpan Lead
    {
        get => new(Interlocked.Read(ref leadTicks));
        set => Interlocked.Exchange(ref leadTicks, value.Ticks);
    }

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Lead;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);

    public long UnixSeconds() => GetUtcNow().ToUnixTimeSeconds();
}
