using Workbench.Pipeline.Routes;

namespace Workbench.Pipeline.Hypercare;

/// <summary>The days of hypercare: they begin with the signature under the cut-over.</summary>
public sealed record HypercareWindow(DateTimeOffset SignedAt, HypercareRule Rule)
{
    /// <summary>The first moment after it. Business days are Monday to Friday.</summary>
    public DateTimeOffset EndsAt
    {
        get
        {
            var end = SignedAt;
            for (var left = Rule.Days; left > 0; left -= IsCounted(end) ? 1 : 0)
            {
                end = end.AddDays(1);
            }

            return end;
        }
    }

    /// <summary>Which day of it this is, the first is 1; days after its end go on counting.</summary>
    public int DayAt(DateTimeOffset now) => Count(now) + 1;

    /// <summary>Days that are left, 0 once it is over.</summary>
    public int LeftAt(DateTimeOffset now) => Math.Max(0, Rule.Days - Count(now));

    private int Count(DateTimeOffset now)
    {
        var days = 0;
        for (var day = SignedAt.AddDays(1); day <= now; day = day.AddDays(1))
        {
            days += IsCounted(day) ? 1 : 0;
        }

        return days;
    }

    private bool IsCounted(DateTimeOffset day) => !Rule.IsBusinessDays || day.UtcDateTime.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
