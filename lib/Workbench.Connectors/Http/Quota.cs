using System.Threading.RateLimiting;
using Workbench.Core.Connectors;

namespace Workbench.Connectors.Http;

/// <summary>
/// Hands out one permit per attempt, in the order of asking, as a <see cref="QuotaRule"/> and the account's limits allow. Shared by everything
/// that uses one credential. A lease is held until its answer was observed, so that requests in flight are counted.
/// </summary>
/// <remarks>
/// While the account is paused or outside its hours, a call passes only where its caller cannot be stopped any more: then it belongs to
/// something that was begun, such as a write whose intent is durable, and is seen through.
/// </remarks>
public sealed class Quota : RateLimiter
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>How often a call that waits for a turn looks whether it may be sent at all: nobody says so.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly LinkedList<Waiter> waiting = new();
    private readonly QuotaRule rule;
    private readonly TimeProvider clock;
    private readonly AccountGate account;
    private readonly IQuotaTurn? turn;
    private readonly Func<bool>? maySend;
    private readonly ITimer timer;
    private int inFlight;
    private long requests;
    private long throttled;
    private long lastTurn;

    /// <summary>True from the first call of a turn until its answer: what others used meanwhile is known only then.</summary>
    private bool isProbing;
    private bool isNewTurn;

    /// <param name="account">Limits that people set; none where it is null.</param>
    /// <param name="turn">Tells when it is this process's turn to use the credential; null where no other process uses it.</param>
    /// <param name="maySend">
    /// False once this process may have lost its right to send. A call that nobody can stop any more is then refused its permit: no turn may ever come. Null where that
    /// cannot happen.
    /// </param>
    public Quota(QuotaRule rule, TimeProvider clock, AccountGate? account = null, IQuotaTurn? turn = null, Func<bool>? maySend = null)
    {
        this.maySend = maySend;
        this.turn = turn;
        this.rule = rule;
        this.clock = clock;
        this.account = account ?? new AccountGate(clock);
        rule.Share = this.account.Limits.Share;
        this.account.Changed += TakeLimits;
        if (turn is not null)
        {
            turn.Changed += Pump;
        }

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
            isProbing = false;
        }

        if (turn is not null)
        {
            Pump();
        }
    }

    /// <summary>False where the turn may have passed to another process since the permit was given, for example because this one stood still.</summary>
    public bool MaySend => turn?.IsOurs != false;

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
            return waiting.Count == 0 && NextAt(clock.GetUtcNow(), isBegun: false) is null ? Grant() : Lease.Refused;
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (gate)
        {
            waiter = new Waiter(isBegun: !cancellationToken.CanBeCanceled);
            if (waiting.Count == 0 && NextAt(clock.GetUtcNow(), waiter.IsBegun) is null)
            {
                return new(Grant());
            }

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
            account.Changed -= TakeLimits;
            if (turn is not null)
            {
                turn.Changed -= Pump;
            }

            timer.Dispose();
        }
    }

    private void TakeLimits()
    {
        lock (gate)
        {
            rule.Share = account.Limits.Share;
        }

        Pump();
    }

    private void Pump()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            RefuseBegun();
            while (First(now) is { } first)
            {
                if (NextAt(now, first.IsBegun) is { } at)
                {
                    turn?.Report(inFlight, waiting.Count);

                    // "Never" means: an answer in flight will say more, or a person.
                    timer.Change(at < DateTimeOffset.MaxValue ? Wait(at - now) : maySend is null ? Timeout.InfiniteTimeSpan : Glance, Timeout.InfiniteTimeSpan);
                    return;
                }

                waiting.Remove(first.Place!);
                first.Registration.Unregister();
                first.Completion.TrySetResult(Grant());
            }

            turn?.Report(inFlight, waiting.Count);
        }
    }

    private void RefuseBegun()
    {
        if (maySend?.Invoke() != false)
        {
            return;
        }

        foreach (var waiter in waiting.Where(waiter => waiter.IsBegun).ToList())
        {
            waiting.Remove(waiter.Place!);
            waiter.Completion.TrySetResult(Lease.Refused);
        }
    }

    /// <summary>Who is next: in the order of asking, and while nothing may be begun, what was begun already before everything else.</summary>
    private Waiter? First(DateTimeOffset now) =>
        (account.Limits.OpensAt(now) is null ? null : waiting.FirstOrDefault(waiter => waiter.IsBegun)) ?? waiting.First?.Value;

    private DateTimeOffset? NextAt(DateTimeOffset now, bool isBegun) =>
        (isBegun ? null : account.Limits.OpensAt(now)) ?? TurnAt(now) ?? rule.NextAt(now, inFlight);

    private DateTimeOffset? TurnAt(DateTimeOffset now)
    {
        if (turn is null)
        {
            return null;
        }

        if (!turn.MayBegin)
        {
            return DateTimeOffset.MaxValue;
        }

        if (turn.Number != lastTurn)
        {
            (lastTurn, isProbing) = (turn.Number, false);
            rule.UsedByOthers(now);
            isNewTurn = true;
        }

        return isProbing ? DateTimeOffset.MaxValue : null;
    }

    // Timers count whole milliseconds and round down: one more, so that they never wake too early and spin. Nor do they count for months.
    private static TimeSpan Wait(TimeSpan wait) =>
        TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(wait.TotalMilliseconds), 1, LongestWait.TotalMilliseconds));

    private Lease Grant()
    {
        inFlight++;
        requests++;
        rule.Sent(clock.GetUtcNow(), inFlight);
        (isProbing, isNewTurn) = (isProbing || isNewTurn, false);
        turn?.Report(inFlight, waiting.Count);
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
                turn?.Report(inFlight, waiting.Count);
            }
        }
    }

    private void Return()
    {
        lock (gate)
        {
            // One that was never answered tells nothing; the next one asks again.
            isNewTurn |= isProbing;
            isProbing = false;
            inFlight--;
        }

        Pump();
    }

    /// <param name="isBegun">True where the call belongs to something that must be seen through.</param>
    private sealed class Waiter(bool isBegun)
    {
        public bool IsBegun => isBegun;

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
