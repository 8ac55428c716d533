namespace Workbench.Contract.Tests;

/// <summary>
/// The system's clock at many times its speed. Given to a vendor and to its clients alike, it shortens every pause that one asks for and
/// the other keeps, and changes nothing else.
/// </summary>
internal sealed class HurriedClock(int speed) : TimeProvider
{
    // Time-outs of attempts are longer than any pause: they measure the machine, and it is no faster.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    private readonly DateTimeOffset start = System.GetUtcNow();
    private readonly long startedAt = System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency / speed;

    public override DateTimeOffset GetUtcNow() => start + (System.GetElapsedTime(startedAt) * speed);

    public override long GetTimestamp() => System.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(this, System.CreateTimer(callback, state, Hurried(dueTime), Hurried(period)));

    // Timers round down to milliseconds: one that woke early would be set again and again.
    private TimeSpan Hurried(TimeSpan pause) => pause <= TimeSpan.Zero || pause > LongestPause
        ? pause
        : TimeSpan.FromMilliseconds(Math.Ceiling(pause.TotalMilliseconds / speed));

    private sealed class Timer(HurriedClock clock, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.Hurried(dueTime), clock.Hurried(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
