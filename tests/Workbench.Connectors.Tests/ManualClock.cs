namespace Workbench.Connectors.Tests;

/// <summary>A clock that moves only when a test says so; it jumps from one pending timer to the next.</summary>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    // Time-outs of attempts lie beyond it: they never end a wait.
    private static readonly TimeSpan LongestJump = TimeSpan.FromHours(1);

    private const int QuietLooks = 20;

    // Somebody else's thread of the pool that never rests must not keep a test from its end.
    private const int MostLooks = 100_000;

    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private TaskCompletionSource armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset now = start;

    public ManualClock()
        : this(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan span)
    {
        var end = GetUtcNow() + span;
        while (Step(end))
        {
        }

        lock (gate)
        {
            now = end;
        }
    }

    /// <summary>Runs a task to its end, jumping to the next timer whenever it waits for one.</summary>
    public async Task<T> RunAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            Task pending;
            lock (gate)
            {
                pending = armed.Task;
            }

            if (await Task.WhenAny(task, pending) == pending)
            {
                await SettleAsync();
                Step(GetUtcNow() + LongestJump);
            }
        }

        return await task;
    }

    // Whatever can go on without the clock goes on first; otherwise time would pass in the middle of a computation.
    private static async Task SettleAsync()
    {
        for (var (quiet, looks) = (0, 0); quiet < QuietLooks && looks < MostLooks; looks++)
        {
            await Task.Yield();
            Thread.Yield();
            quiet = IsPoolQuiet() ? quiet + 1 : 0;
        }
    }

    /// <summary>What waits in the pool's queues is not all: a busy machine may have stopped a thread in the middle of what it took from there.</summary>
    private static bool IsPoolQuiet()
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.GetAvailableThreads(out var idle, out _);
        return ThreadPool.PendingWorkItemCount == 0 && most - idle <= (Thread.CurrentThread.IsThreadPoolThread ? 1 : 0);
    }

    private bool Step(DateTimeOffset end)
    {
        ManualTimer? next;
        lock (gate)
        {
            next = timers.MinBy(timer => timer.DueAt);
            if (next is null || next.DueAt > end)
            {
                return false;
            }

            now = next.DueAt > now ? next.DueAt : now;
            Remove(next);
        }

        next.Fire();
        return true;
    }

    private void Arm(ManualTimer timer, TimeSpan due)
    {
        lock (gate)
        {
            Remove(timer);
            if (due != Timeout.InfiniteTimeSpan)
            {
                timer.DueAt = now + due;
                timers.Add(timer);
                armed.TrySetResult();
            }
        }
    }

    private void Remove(ManualTimer timer)
    {
        lock (gate)
        {
            timers.Remove(timer);
            if (timers.Count == 0 && armed.Task.IsCompleted)
            {
                armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    private sealed class ManualTimer(ManualClock clock, Action fire) : ITimer
    {
        public DateTimeOffset DueAt { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Arm(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>Tests that run with a manual clock: it watches the thread pool for idleness, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(ManualClockTests), DisableParallelization = true)]
public sealed class ManualClockTests;
