using System.Globalization;
using Workbench.Ledger;
using Workbench.Notebooks.Figures;

namespace Workbench.Notebooks.Charts;

/// <summary>Writes to the destination over time, against what the vendor allows.</summary>
internal static class ThroughputFigure
{
    /// <summary>How much of an event's time tells the slot, and how long the slot is; the first that gives few enough slots is taken.</summary>
    private static readonly (int Characters, TimeSpan Length, string Form)[] Slots =
    [
        (19, TimeSpan.FromSeconds(1), "HH:mm:ss"), (16, TimeSpan.FromMinutes(1), "HH:mm"), (13, TimeSpan.FromHours(1), "dd MMM HH:mm"), (10, TimeSpan.FromDays(1), "dd MMM"),
    ];

    private const int MaxSlots = 120;

    /// <param name="quotaPerSecond">Requests per second that the vendor allows; null where it states no limit.</param>
    public static Figure Of(ILedgerReader read, double? quotaPerSecond)
    {
        var (from, to) = Span(read);
        var slot = Slots.FirstOrDefault(slot => (to - from) / slot.Length < MaxSlots, Slots[^1]);
        var counts = Counts(read, slot.Characters);
        var first = counts.Count == 0 ? default : counts.Keys.Min();
        var slots = counts.Count == 0 ? [] : Enumerable.Range(0, (int)((counts.Keys.Max() - first) / slot.Length) + 1).Select(index => first + (index * slot.Length)).ToList();
        var series = new List<FigureSeries>
        {
            new("Writes", [.. slots.Select(at => (double?)Math.Round(counts.GetValueOrDefault(at) / slot.Length.TotalSeconds, 2))]),
        };
        if (quotaPerSecond is { } quota)
        {
            series.Add(new FigureSeries("Quota", [.. slots.Select(_ => (double?)Math.Round(quota, 2))]));
        }

        return Figure.Line(
            new FigureLabels(
                "Throughput over time",
                quotaPerSecond is null
                    ? "Writes sent to the destination; reads come on top. The vendor states no limit per window."
                    : "Writes sent to the destination; reads come on top and use the same quota.",
                "Time (UTC)",
                "Rate",
                "writes per second"),
            [.. slots.Select(at => at.ToString(slot.Form, CultureInfo.InvariantCulture))],
            series).WithList("deliverables/lists/events.jsonl");
    }

    private static (DateTime From, DateTime To) Span(ILedgerReader read)
    {
        var row = read.Query("SELECT min(at), max(at) FROM events WHERE change = 'WriteIntended'").Rows[0];
        return row is [string from, string to] ? (Time(from), Time(to)) : (default, default);
    }

    private static Dictionary<DateTime, long> Counts(ILedgerReader read, int characters) => read
        .Query(string.Create(CultureInfo.InvariantCulture, $"SELECT substr(at, 1, {characters}), count(*) FROM events WHERE change = 'WriteIntended' GROUP BY 1 ORDER BY 1"))
        .Rows.ToDictionary(row => Slot((string)row[0]!), row => (long)row[1]!);

    /// <summary>The beginning of a time as text is the beginning of its slot.</summary>
    private static DateTime Slot(string start) => Time(start + "0000-01-01T00:00:00"[start.Length..]);

    private static DateTime Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime;
}
