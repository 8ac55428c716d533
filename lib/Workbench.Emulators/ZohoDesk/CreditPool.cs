using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>The account's credits of one day, and the calls that run at the moment.</summary>
internal sealed class CreditPool(EmulatorContext context, ZohoDeskSettings settings)
{
    private readonly Lock gate = new();
    private readonly TimeSpan length = context.Shortened(settings.CreditDay);
    private long day = -1;
    private int used;
    private int running;

    /// <summary>Takes credits of the day.</summary>
    /// <returns>What is left.</returns>
    /// <exception cref="ZohoProblem">429 THRESHOLD_EXCEEDED: the day's credits do not suffice.</exception>
    public int Take(int weight)
    {
        lock (gate)
        {
            var now = context.Clock.GetUtcNow().UtcTicks;
            if (day != now / length.Ticks)
            {
                day = now / length.Ticks;
                used = 0;
            }
            if (used + weight > settings.CreditsPerDay)
            {
                throw Empty(new TimeSpan((day + 1) * length.Ticks - now));
            }
            used += weight;
            return settings.CreditsPerDay - used;
        }
    }

    /// <exception cref="ZohoProblem">429 TOO_MANY_REQUESTS: as many calls as the edition allows are running.</exception>
    public void Enter()
    {
        if (Interlocked.Increment(ref running) > settings.CallsAtOnce)
        {
            Leave();
            throw Busy();
        }
    }

    public void Leave() => Interlocked.Decrement(ref running);

    public static ZohoProblem Busy() => new(429, "TOO_MANY_REQUESTS", "Too many requests are running at the same time.");

    public static ZohoProblem Empty(TimeSpan wait) =>
        new(429, "THRESHOLD_EXCEEDED", "You have used up the API credits of the day.") { RetryAfter = wait };
}
