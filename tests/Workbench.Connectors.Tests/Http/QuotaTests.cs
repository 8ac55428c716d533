using System.Globalization;
using System.Threading.RateLimiting;
using Workbench.Connectors.Http;
using static Workbench.Connectors.Tests.Http.ScriptedVendor;

namespace Workbench.Connectors.Tests.Http;

[Collection(nameof(ManualClockTests))]
public sealed class QuotaTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_Paced_KeepsTheRate()
    {
        using var vendor = new ScriptedVendor(Answer(200));
        var client = vendor.Client(new PaceRule(10));
        await vendor.Clock.RunAsync(Task.WhenAll(Enumerable.Range(0, 21).Select(_ => client.ReadAsync(ReadThing, Cancellation))));
        Assert.InRange(vendor.Seen[^1].At - vendor.Seen[0].At, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(2.1));
    }

    [Fact]
    public async Task ReadAsync_NeverRefused_GoesUpToTheMostPace()
    {
        using var vendor = new ScriptedVendor(Answer(200));
        var client = vendor.Client(new PaceRule(10, 20));
        await ReadInTurnAsync(vendor, client, 201);
        Assert.InRange(vendor.Seen[11].At - vendor.Seen[1].At, TimeSpan.FromSeconds(0.8), TimeSpan.FromSeconds(1));
        Assert.InRange(vendor.Seen[200].At - vendor.Seen[180].At, TimeSpan.FromSeconds(0.95), TimeSpan.FromSeconds(1.05));
    }

    [Fact]
    public async Task ReadAsync_Refused_StaysBelowTheRefusedPace()
    {
        var limit = new FixedWindow(15, TimeSpan.FromSeconds(1));
        using var vendor = new ScriptedVendor(request => limit.Answer(request));
        limit.Clock = vendor.Clock;
        var client = vendor.Client(new PaceRule(10, 40));
        await ReadInTurnAsync(vendor, client, 600);
        var afterwards = limit.Throttled;
        await ReadInTurnAsync(vendor, client, 200);
        Assert.InRange(afterwards, 1, 5);
        Assert.Equal(afterwards, limit.Throttled);
        Assert.InRange(vendor.Seen[^1].At - vendor.Seen[^101].At, TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(12));
    }

    [Fact]
    public void NextAt_LongAfterARefusal_GoesAboveTheRefusedPaceAgain()
    {
        var rule = new PaceRule(10);
        var (now, looks) = (new ManualClock().GetUtcNow(), 0);
        rule.Observe(Said(429, now), now);
        Assert.InRange(Pace(), 4, 5);
        for (var answer = 0; answer < 200; answer++)
        {
            rule.Observe(Said(200, now), now);
        }

        Assert.InRange(Pace(), 8.9, 9.1);
        now += TimeSpan.FromMinutes(11);
        for (var answer = 0; answer < 200; answer++)
        {
            rule.Observe(Said(200, now), now);
        }

        Assert.InRange(Pace(), 9.8, 10);

        double Pace()
        {
            var from = now + TimeSpan.FromHours(++looks);
            rule.Sent(from + TimeSpan.FromMilliseconds(50), 1);
            return 1 / (rule.NextAt(from, 1)!.Value - from).TotalSeconds;
        }

        static HttpAnswer Said(int status, DateTimeOffset at) => new("x", status, new Dictionary<string, string>(), default, null, at);
    }

    [Fact]
    public async Task ReadAsync_RetriedCall_TakesOnePermitPerAttempt()
    {
        using var vendor = new ScriptedVendor(Answer(500), Answer(500), Answer(200));
        var client = vendor.Client();
        await vendor.Clock.RunAsync(client.ReadAsync(ReadThing, Cancellation));
        Assert.Equal(3, client.Quota.Reading.Requests);
    }

    [Theory]
    [InlineData(40, 10)]
    [InlineData(1666, 1)]
    public async Task ReadAsync_FixedWindow_IsNeverThrottledAndUsesItsShare(int limit, int windowSeconds)
    {
        var window = new FixedWindow(limit, TimeSpan.FromSeconds(windowSeconds));
        using var vendor = new ScriptedVendor(request => window.Answer(request));
        window.Clock = vendor.Clock;
        var client = vendor.Client(new WindowRule(QuotaHeaders.Common, TimeSpan.FromSeconds(windowSeconds)));
        var calls = limit * 3;
        await vendor.Clock.RunAsync(Task.WhenAll(Enumerable.Range(0, calls).Select(_ => client.ReadAsync(ReadThing, Cancellation))));
        Assert.Equal(0, window.Throttled);
        Assert.Equal(0, client.Quota.Reading.Throttled);
        Assert.InRange(vendor.Seen[^1].At - vendor.Seen[0].At, TimeSpan.Zero, TimeSpan.FromSeconds(windowSeconds * 5));
        Assert.True(window.MostPerWindow <= limit - (limit / 10));
    }

    [Fact]
    public async Task AcquireAsync_Cancelled_LeavesTheQueue()
    {
        var clock = new ManualClock();
        using var quota = new Quota(new PaceRule(1), clock);
        using var first = await quota.AcquireAsync(1, Cancellation);
        using var stop = new CancellationTokenSource();
        var second = quota.AcquireAsync(1, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await second);
        Assert.Equal(0, quota.GetStatistics()!.CurrentQueuedCount);
    }

    [Fact]
    public void For_SameCredential_SharesOneQuota()
    {
        var shelf = new QuotaShelf(new ManualClock());
        var root = new Uri("https://api.vendor.test/");
        Assert.Same(shelf.For(root, Token, () => new PaceRule(1)), shelf.For(root, Token, () => new PaceRule(1)));
        Assert.NotSame(shelf.For(root, Token, () => new PaceRule(1)), shelf.For(root, new("another-token"), () => new PaceRule(1)));
    }

    private static async Task ReadInTurnAsync(ScriptedVendor vendor, VendorClient client, int calls)
    {
        for (var call = 0; call < calls; call++)
        {
            await vendor.Clock.RunAsync(client.ReadAsync(ReadThing, Cancellation));
        }
    }

    /// <summary>A vendor's fixed window, off the grid of whole seconds, with headers rounded up.</summary>
    private sealed class FixedWindow(int limit, TimeSpan length)
    {
        private static readonly TimeSpan Phase = TimeSpan.FromMilliseconds(370);
        private readonly Lock gate = new();
        private long current = -1;
        private int used;

        public ManualClock Clock { get; set; } = new();

        public int Throttled { get; private set; }

        public int MostPerWindow { get; private set; }

        /// <summary>Calls come from several threads at once.</summary>
        public HttpResponseMessage Answer(HttpRequestMessage request)
        {
            lock (gate)
            {
                return Count(request);
            }
        }

        private HttpResponseMessage Count(HttpRequestMessage request)
        {
            var ticks = (Clock.GetUtcNow() - DateTimeOffset.UnixEpoch - Phase).Ticks;
            if (ticks / length.Ticks != current)
            {
                (current, used) = (ticks / length.Ticks, 0);
            }

            used++;
            Throttled += used > limit ? 1 : 0;
            MostPerWindow = Math.Max(MostPerWindow, used);
            var reset = Math.Ceiling((((current + 1) * length) + Phase).TotalSeconds);
            return ScriptedVendor.Answer(
                used > limit ? 429 : 200,
                "{}",
                ("X-RateLimit-Limit", limit.ToString(CultureInfo.InvariantCulture)),
                ("X-RateLimit-Remaining", Math.Max(0, limit - used).ToString(CultureInfo.InvariantCulture)),
                ("X-RateLimit-Reset", reset.ToString(CultureInfo.InvariantCulture)))(request);
        }
    }
}
