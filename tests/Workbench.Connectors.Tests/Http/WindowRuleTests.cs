using System.Globalization;
using Workbench.Connectors.Http;

namespace Workbench.Connectors.Tests.Http;

public sealed class WindowRuleTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void NextAt_BeforeTheFirstAnswer_SendsOneProbeAndAnotherWhenItIsLost()
    {
        var rule = Rule();
        Assert.Null(rule.NextAt(Start, 0));
        rule.Sent(Start, 1);
        Assert.Equal(Start.AddSeconds(1), rule.NextAt(Start.AddMilliseconds(10), 1));
        Assert.Null(rule.NextAt(Start.AddSeconds(1), 1));
    }

    [Fact]
    public void NextAt_SlowCallOfTheLastWindow_DoesNotHoldUpTheProbe()
    {
        var rule = Rule();
        Answer(rule, Start, remaining: 99, reset: Start.AddSeconds(10));
        Assert.Null(rule.NextAt(Start.AddSeconds(10.1), inFlight: 3));
    }

    [Fact]
    public void NextAt_WholeBudget_IsSpreadEvenlyOverFourFifthsOfTheWindow()
    {
        var rule = Rule();
        rule.Share = 1;
        Answer(rule, Start, remaining: 80, reset: Start.AddSeconds(10));
        var now = Start;
        var sent = new List<DateTimeOffset>();
        while (sent.Count < 80)
        {
            now = rule.NextAt(now, sent.Count) ?? now;
            rule.Sent(now, sent.Count + 1);
            sent.Add(now);
        }

        // The answer says that the window ends within its tenth second.
        Assert.InRange(sent[40] - sent[0], TimeSpan.FromSeconds(3.3), TimeSpan.FromSeconds(3.7));
        Assert.InRange(sent[^1] - sent[0], TimeSpan.FromSeconds(6.8), TimeSpan.FromSeconds(7.1));
        Assert.True(rule.NextAt(now, 80) > Start.AddSeconds(9));
    }

    [Fact]
    public void NextAt_MachineStood_MakesItGoodBeforeTheWindowEnds()
    {
        var rule = Rule();
        rule.Share = 1;
        Answer(rule, Start, remaining: 80, reset: Start.AddSeconds(10));
        var now = Start.AddSeconds(7.5);
        for (var sent = 0; sent < 80; sent++)
        {
            Assert.Null(rule.NextAt(now, sent));
            rule.Sent(now, sent + 1);
        }
    }

    [Theory]
    [InlineData(null, 10)]
    [InlineData(0.8, 20)]
    [InlineData(1.0, 0)]
    public void NextAt_Share_LeavesTheRestFree(double? share, int free)
    {
        var rule = Rule();
        rule.Share = share;
        Answer(rule, Start, remaining: free + 1, reset: Start.AddSeconds(10));
        Assert.Null(rule.NextAt(Start.AddSeconds(9), 0));
        Answer(rule, Start.AddSeconds(9), remaining: free, reset: Start.AddSeconds(10));
        Assert.NotNull(rule.NextAt(Start.AddSeconds(9), 0));
    }

    private static WindowRule Rule() => new(QuotaHeaders.Common, TimeSpan.FromSeconds(10));

    private static void Answer(WindowRule rule, DateTimeOffset at, int remaining, DateTimeOffset reset) => rule.Observe(
        new HttpAnswer(
            "x",
            200,
            new Dictionary<string, string>
            {
                ["X-RateLimit-Limit"] = "100",
                ["X-RateLimit-Remaining"] = remaining.ToString(CultureInfo.InvariantCulture),
                ["X-RateLimit-Reset"] = reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            },
            default,
            null,
            at),
        at);
}
