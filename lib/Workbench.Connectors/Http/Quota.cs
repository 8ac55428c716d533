using System.Threading.RateLimiting;
using Workbench.Core.Connectors;

namespace Workbench.Connectors.Http;

/// <summary>
/// Hands out one permit per attempt, in the order of asking, as a <see cref="QuotaRule"/> allows. Shared by everything that uses one
/// credential. A lease is held until its answer was observed, so that requests in flight are counted.
/// </summary>
public sealed class Quota : RateLimiter
{
    private readonly Lock gate = new();
    private readonly LinkedList<Waiter> waiting = new();
    private readonly QuotaRule rule;
    private readonly TimeProvider clock;
    private readonly ITimer timer;
    private int inFlight;
    private long requests;
    private long throttled;

    public Quota(QuotaRule rule, TimeProvider clock)
    {
        this.rule = rule;
        this.clock = clock;
        timer = clock.CreateTimer(_ => Pump(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The vendor's own numbers, as last seen.</summary>
    public QuotaReading Reading
    {
        get
        {
            lock (gate)
            {
                return rule.Reading with { Requests = requests, Throttled = throttled };
            }
        }
    }

    public override TimeSpan? IdleDuration => null;

    /// <summary>Learns from an answer. Called once per attempt that was answered, before its lease is returned.</summary>
    public void Observe(HttpAnswer answer, DateTimeOffset sentAt)
    {
        lock (gate)
        {
            if (answer.Status == 429)
            {
                throttled++;
            }

            rule.Observe(answer, sentAt);
        }
    }

    public override RateLimiterStatistics GetStatistics()
    {
        lock (gate)
        {
            return new() { CurrentQueuedCount = waiting.Count, TotalSuccessfulLeases = requests };
        }
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (gate)
        {
            return waiting.Count == 0 && rule.NextAt(clock.GetUtcNow(), inFlight) is null ? Grant() : Lease.Refused;
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (gate)
        {
            if (waiting.Count == 0 && rule.NextAt(clock.GetUtcNow(), inFlight) is null)
            {
                return new(Grant());
            }

            waiter = new Waiter();
            waiter.Place = waiting.AddLast(waiter);
        }

        // Registered outside the lock: a token that is cancelled already calls back at once, on this thread.
        waiter.Registration = cancellationToken.Register(() => Abandon(waiter, cancellationToken));
        Pump();
        return new(waiter.Completion.Task);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            timer.Dispose();
        }
    }

    private void Pump()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            while (waiting.First is { } first)
            {
                if (rule.NextAt(now, inFlight) is { } at)
                {
                    // "Never" means: an answer in flight will say more.
                    timer.Change(at == DateTimeOffset.MaxValue ? Timeout.InfiniteTimeSpan : Wait(at - now), Timeout.InfiniteTimeSpan);
                    return;
                }

                waiting.RemoveFirst();
                first.Value.Registration.Unregister();
                first.Value.Completion.TrySetResult(Grant());
            }
        }
    }

    // Timers count whole milliseconds and round down: one more, so that they never wake too early and spin.
    private static TimeSpan Wait(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(wait.TotalMilliseconds)));

    private Lease Grant()
    {
        inFlight++;
        requests++;
        rule.Sent(clock.GetUtcNow());
        return new Lease(this);
    }

    private void Abandon(Waiter waiter, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (waiter.Place is { List: not null } place)
            {
                waiting.Remove(place);
                waiter.Completion.TrySetCanceled(cancellation);
            }
        }
    }

    private void Return()
    {
        lock (gate)
        {
            inFlight--;
        }

        Pump();
    }

    private sealed class Waiter
    {
        public TaskCompletionSource<RateLimitLease> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public LinkedListNode<Waiter>? Place { get; set; }

        public CancellationTokenRegistration Registration { get; set; }
    }

    private sealed class Lease(Quota? owner) : RateLimitLease
    {
        public static readonly Lease Refused = new(null);

        private Quota? owner = owner;

        public override bool IsAcquired { get; } = owner is not null;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }

        protected override void Dispose(bool disposing) => Interlocked.Exchange(ref owner, null)?.Return();
    }
}
