namespace Workbench.Emulators.Kit;

/// <summary>The state of a window after one request.</summary>
/// <param name="Allowed">False when the request exceeded the limit.</param>
public readonly record struct RatePermit(bool Allowed, int Limit, int Remaining, DateTimeOffset ResetAt);

/// <summary>A fixed window of requests, aligned to multiples of its length since 1970.</summary>
public sealed class RateWindow(TimeProvider clock, int limit, TimeSpan length)
{
    private readonly Lock gate = new();
    private long window = -1;
    private int used;

    public RatePermit Take()
    {
        lock (gate)
        {
            var current = clock.GetUtcNow().UtcTicks / length.Ticks;
            if (current != window)
            {
                window = current;
                used = 0;
            }
            var allowed = used < limit;
            used += allowed ? 1 : 0;
            return new RatePermit(allowed, limit, limit - used, new DateTimeOffset((current + 1) * length.Ticks, TimeSpan.Zero));
        }
    }
}
