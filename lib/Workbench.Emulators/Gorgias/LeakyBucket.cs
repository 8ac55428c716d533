namespace Workbench.Emulators.Gorgias;

/// <summary>The state of a bucket after one request.</summary>
/// <param name="Allowed">False when the request did not fit.</param>
/// <param name="RetryAfter">How long until one more request fits; zero while there is room.</param>
internal readonly record struct BucketPermit(bool Allowed, int Used, int Limit, TimeSpan RetryAfter);

/// <summary>A bucket that leaks evenly: a full one is empty after <paramref name="window"/>.</summary>
internal sealed class LeakyBucket(TimeProvider clock, int limit, TimeSpan window)
{
    private readonly Lock gate = new();
    private readonly TimeSpan drop = window / limit;
    private TimeSpan fill;
    private DateTimeOffset filledAt = clock.GetUtcNow();

    public BucketPermit Take()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var left = fill - (now - filledAt);
            fill = left < TimeSpan.Zero ? TimeSpan.Zero : left;
            filledAt = now;
            var allowed = fill + drop <= window;
            fill += allowed ? drop : TimeSpan.Zero;
            var wait = fill + drop - window;
            var used = Math.Min(limit, (int)Math.Ceiling(fill / drop));
            return new BucketPermit(allowed, used, limit, wait < TimeSpan.Zero ? TimeSpan.Zero : wait);
        }
    }
}
