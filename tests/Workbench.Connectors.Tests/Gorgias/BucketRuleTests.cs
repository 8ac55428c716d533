using Workbench.Connectors.Gorgias.Wire;
using Workbench.Connectors.Http;

namespace Workbench.Connectors.Tests.Gorgias;

public sealed class BucketRuleTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void NextAt_FullBucket_WaitsForOneAndAFifthToLeak()
    {
        var rule = new BucketRule(40, TimeSpan.FromSeconds(20), reservedShare: 0);
        rule.Observe(Answer(200, "40/40"), Start);

        Assert.Equal(Start.AddMilliseconds(600), rule.NextAt(Start, 0));
        Assert.Null(rule.NextAt(Start.AddMilliseconds(600), 0));
    }

    [Fact]
    public void NextAt_RequestsInFlight_CountBeforeTheirAnswers()
    {
        var rule = new BucketRule(4, TimeSpan.FromSeconds(4), reservedShare: 0);
        for (var number = 0; number < 3; number++)
        {
            Assert.Null(rule.NextAt(Start, number));
            rule.Sent(Start, number + 1);
        }

        Assert.Equal(Start.AddSeconds(0.2), rule.NextAt(Start, 3));
    }

    [Theory]
    [InlineData(null, 1.8)]
    [InlineData(0.5, 1)]
    [InlineData(1.0, 2)]
    public void NextAt_NobodyElse_TakesOurShareOfWhatLeaks(double? share, double perSecond)
    {
        var rule = new BucketRule(40, TimeSpan.FromSeconds(20)) { Share = share };
        var (now, sent) = (Start, 0);
        for (; now < Start.AddMinutes(10); sent++)
        {
            rule.Sent(now, 1);
            rule.Observe(Answer(200, "1/40"), now);
            now = rule.NextAt(now, 0) ?? now;
        }

        Assert.InRange(sent, 600 * perSecond, (600 * perSecond) + 40);
    }

    [Fact]
    public void NextAt_RequestsThatTakeLong_LeakOnlyWhenTheyWereAnswered()
    {
        var rule = new BucketRule(40, TimeSpan.FromSeconds(20), reservedShare: 0);
        for (var number = 1; number <= 39; number++)
        {
            rule.Sent(Start, number);
        }

        Assert.NotNull(rule.NextAt(Start.AddSeconds(5), 39));
        Assert.Null(rule.NextAt(Start.AddSeconds(5), 38));
    }

    [Fact]
    public void NextAt_OthersUseTheBucket_LeavesThemRoom()
    {
        var rule = new BucketRule(40, TimeSpan.FromSeconds(20));
        rule.Observe(Answer(200, "36/40"), Start);

        Assert.Equal(Start.AddMilliseconds(500), rule.NextAt(Start, 0));
        Assert.Equal((40, 4), (rule.Reading.Limit, rule.Reading.Remaining));
    }

    [Fact]
    public void NextAt_Throttled_ObeysRetryAfter()
    {
        var rule = new BucketRule(40, TimeSpan.FromSeconds(20));
        rule.Observe(Answer(429, "1/40", "5"), Start);

        Assert.Equal(Start.AddSeconds(5), rule.NextAt(Start, 0));
    }

    private static HttpAnswer Answer(int status, string used, string? retryAfter = null)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["X-Gorgias-Account-Api-Call-Limit"] = used };
        if (retryAfter is not null)
        {
            headers["Retry-after"] = retryAfter;
        }

        return new HttpAnswer("x", status, headers, default, null, Start);
    }
}
