using System.Globalization;
using Workbench.Connectors.Http;
using Workbench.Core.Connectors;

namespace Workbench.Connectors.Kit;

/// <summary>What the rules of the HTTP layer make of a vendor's quota, as terms for planning.</summary>
internal static class PlannedQuota
{
    /// <summary>Part of a stated limit that the rules leave to the customer.</summary>
    private const double Reserved = 0.1;

    /// <summary>The connector's own pace, where the vendor publishes no limit.</summary>
    public static QuotaTerms Pace(double first, double most)
    {
        var whole = Math.Max(first, most);
        return Calls(new QuotaLimit($"own pace of {Text(whole)} requests a second", whole, TimeSpan.FromSeconds(1), LimitShape.Pace)
        {
            RecoveringCalls = PaceRule.CallsBetween(whole / 2, whole, first),
            FirstShare = first / whole,
            StartingCalls = PaceRule.CallsBetween(first, whole, first),
        });
    }

    /// <summary>A fixed window whose state every answer tells.</summary>
    public static QuotaTerms Window(int limit, TimeSpan window) => Calls(
        new QuotaLimit($"{limit} requests per {Seconds(window)}", limit - Math.Ceiling(limit * Reserved), window, LimitShape.Window));

    /// <summary>A bucket that empties in one window; our share of it is as much smaller, and empties in the same time.</summary>
    public static QuotaTerms Bucket(int size, TimeSpan window) => Calls(
        new QuotaLimit($"{size} requests per {Seconds(window)}", Math.Max(1, size * (1 - Reserved)), window, LimitShape.Bucket));

    /// <summary>A rest that is stated without its window; no limit where no answer has stated it yet.</summary>
    public static QuotaTerms Pause(QuotaReading reading) => reading is { Limit: { } limit, Window: { } window }
        ? Calls(new QuotaLimit($"{limit} requests and then a pause of {Seconds(window)}", limit, window, LimitShape.Pause))
        : QuotaTerms.None;

    /// <summary>Credits per day, less what stays with the customer, and calls at once.</summary>
    public static QuotaTerms Credits(long perDay, long reserve, TimeSpan day, int atOnce) => new(
        Math.Max(1, atOnce),
        [new QuotaLimit($"{perDay.ToString("N0", CultureInfo.InvariantCulture)} credits a day", Math.Max(1, perDay - reserve), day, LimitShape.Window, InCredits: true)]);

    private static QuotaTerms Calls(QuotaLimit limit) => new(int.MaxValue, [limit]);

    private static string Seconds(TimeSpan span) => $"{Text(span.TotalSeconds)} s";

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
