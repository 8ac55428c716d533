using System.Globalization;
using Workbench.Connectors.Http;

namespace Workbench.Connectors.Tests.Http;

/// <summary>What a vendor without stated limits tells by its refusals, call after call on a clock of its own.</summary>
public sealed class PaceRuleTests
{
    private const double First = 10;
    private const double Most = 20;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(32);

    [Fact]
    public void Observe_OneRefusalOfAProvenPace_IsBackAtThatPaceAfterTwoHundredAnswers()
    {
        var vendor = new Calls();
        vendor.Pass(600);
        vendor.Refuse();
        Assert.InRange(vendor.PerSecond(), (Most / 2) - 0.5, (Most / 2) + 0.5);
        vendor.Pass(200);
        Assert.InRange(vendor.PerSecond(), Most - 0.5, Most + 0.5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public void Observe_RefusalOfAPaceThatIsNotProven_KeepsBelowIt(int before)
    {
        var vendor = new Calls();
        vendor.Pass(before);
        var refused = vendor.PerSecond();
        vendor.Refuse();
        vendor.Pass(300);
        Assert.InRange(vendor.PerSecond(), refused * 0.85, refused * 0.95);
    }

    [Fact]
    public void Observe_RefusedAgainAfterThePause_KeepsBelowTheProvenPaceAndLowersItOnce()
    {
        var vendor = new Calls();
        vendor.Pass(600);
        vendor.Refuse();
        vendor.Refuse();
        Assert.InRange(vendor.PerSecond(), (Most / 2) - 0.5, (Most / 2) + 0.5);
        vendor.Pass(300);
        Assert.InRange(vendor.PerSecond(), Most * 0.85, Most * 0.95);
    }

    [Fact]
    public void Observe_AskedToWaitForAMinute_KeepsBelowTheProvenPace()
    {
        var vendor = new Calls();
        vendor.Pass(600);
        vendor.Refuse(TimeSpan.FromMinutes(1));
        vendor.Pass(300);
        Assert.InRange(vendor.PerSecond(), Most * 0.85, Most * 0.95);
    }

    [Fact]
    public void Observe_ThirdRefusalBeforeAnyProof_IsALimit()
    {
        var vendor = new Calls();
        vendor.Pass(600);
        for (var time = 0; time < 3; time++)
        {
            vendor.Refuse();
            vendor.Pass(100);
        }

        // Refusals during the recovery from others say nothing about the pace that was borne for long: the limit is sought from there on.
        vendor.Pass(300);
        Assert.InRange(vendor.PerSecond(), Most * 0.85, Most * 0.95);
    }

    [Fact]
    public void Observe_PaceThatNobodyUses_IsNotProven()
    {
        var vendor = new Calls();
        vendor.Pass(100);
        vendor.Pass(10, answerTakes: TimeSpan.FromSeconds(10));
        vendor.Refuse();
        vendor.Pass(300);
        Assert.True(vendor.PerSecond() < Most * 0.95);
    }

    [Fact]
    public void NextAt_RefusedWithoutATime_PausesTwiceAsLongEachTimeUpToTheLongest()
    {
        var vendor = new Calls();
        int[] seconds = [2, 4, 8, 16, 32, 32];
        Assert.Equal(seconds, seconds.Select(_ => (int)Math.Round(vendor.Refuse().TotalSeconds)));
        vendor.Pass(1);
        Assert.Equal(2, Math.Round(vendor.Refuse().TotalSeconds));
    }

    [Theory]
    [InlineData(15, 1)]
    [InlineData(150, 10)]
    [InlineData(360, 30)]
    [InlineData(900, 60)]
    public void NextAt_FixedWindowThatNobodyStates_IsHardlyEverOverstepped(int limit, int windowSeconds)
    {
        var vendor = new Calls { Limit = limit, Window = TimeSpan.FromSeconds(windowSeconds) };
        vendor.PassFor(TimeSpan.FromMinutes(30));
        var (refused, passed) = (vendor.Refused, vendor.Passed);
        vendor.PassFor(TimeSpan.FromMinutes(30));

        // The bound rises every ten minutes, and each time the vendor says again where it lies: once, and until its window is over.
        Assert.InRange(vendor.Refused - refused, 0, 3 * 6);
        Assert.InRange((vendor.Passed - passed) / (30 * 60 / (double)windowSeconds * limit), 0.75, 1);
    }

    /// <summary>Calls to a vendor, one after the other.</summary>
    private sealed class Calls
    {
        private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(10);

        private readonly PaceRule rule = new(First, Most, LongestPause);
        private DateTimeOffset now = new(2026, 2, 3, 8, 0, 0, 370, TimeSpan.Zero);
        private long window;
        private int used;

        public int Limit { get; init; } = int.MaxValue;

        public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(1);

        public int Refused { get; private set; }

        public int Passed { get; private set; }

        public void Pass(int calls, TimeSpan? answerTakes = null)
        {
            for (var call = 0; call < calls; call++)
            {
                Send(200, answerTakes ?? Quick);
            }
        }

        public void PassFor(TimeSpan time)
        {
            for (var end = now + time; now < end;)
            {
                Send(IsWithinLimit() ? 200 : 429, Quick);
            }
        }

        /// <returns>How long the next call has to wait for it.</returns>
        public TimeSpan Refuse(TimeSpan? retryAfter = null)
        {
            Send(429, Quick, retryAfter);
            return Turn() - now;
        }

        /// <summary>The pace of the next calls, without what their answers change.</summary>
        public double PerSecond()
        {
            now = Turn() + TimeSpan.FromMinutes(1);
            rule.Sent(now, 1);
            rule.Sent(now, 1);
            var began = rule.NextAt(now, 1)!.Value;
            rule.Sent(now, 1);
            return 1 / (rule.NextAt(now, 1)!.Value - began).TotalSeconds;
        }

        private DateTimeOffset Turn() => rule.NextAt(now, 0) is { } at && at > now ? at : now;

        private bool IsWithinLimit()
        {
            now = Turn();
            var current = now.UtcTicks / Window.Ticks;
            (window, used) = current == window ? (window, used) : (current, 0);
            return used++ < Limit;
        }

        private void Send(int status, TimeSpan takes, TimeSpan? retryAfter = null)
        {
            now = Turn();
            rule.Sent(now, 1);
            var sentAt = now;
            now += takes;
            (Refused, Passed) = status == 429 ? (Refused + 1, Passed) : (Refused, Passed + 1);
            var headers = new Dictionary<string, string>();
            if (retryAfter is { } wait)
            {
                headers["Retry-After"] = wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            }

            rule.Observe(new HttpAnswer("x", status, headers, default, null, now), sentAt);
        }
    }
}
