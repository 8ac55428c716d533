using System.Globalization;

namespace Workbench.Notebooks.Figures.Svg;

/// <summary>A linear axis with round ticks that always contains zero.</summary>
internal sealed class ValueScale
{
    private const double Largest = 1e100;
    private const double Smallest = 1e-100;

    private readonly double low;
    private readonly double high;
    private readonly double start;
    private readonly double end;

    private ValueScale(double low, double high, IReadOnlyList<double> ticks, double start, double end)
    {
        this.low = low;
        this.high = high;
        Ticks = ticks;
        this.start = start;
        this.end = end;
    }

    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Fits the values between two coordinates; <paramref name="start"/> is where the lowest value stands.</summary>
    public static ValueScale Fit(IEnumerable<double> values, double start, double end)
    {
        double low = 0,
            high = 0;
        foreach (var value in values.Where(double.IsFinite))
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }
        // Beyond these bounds the arithmetic of the ticks would overflow or vanish.
        low = Math.Max(low, -Largest);
        high = Math.Min(high, Largest);
        if (high - low < Smallest)
            high = 1;
        var step = NiceStep((high - low) / 5);
        var first = Math.Floor(low / step);
        var last = Math.Ceiling(high / step);
        var ticks = new List<double>();
        for (var tick = first; tick <= last; tick++)
            ticks.Add(tick * step);
        return new ValueScale(first * step, last * step, ticks, start, end);
    }

    public double At(double value) => start + ((Math.Clamp(value, low, high) - low) / (high - low) * (end - start));

    /// <summary>Short: 2bn, 1.5M, 20k, 300, 0.05.</summary>
    public static string TickText(double value) =>
        Math.Abs(value) switch
        {
            >= 1e12 => value.ToString("0.##E+0", CultureInfo.InvariantCulture),
            >= 1e9 => Scaled(value / 1e9, "bn"),
            >= 1e6 => Scaled(value / 1e6, "M"),
            >= 1e4 => Scaled(value / 1e3, "k"),
            < 1e-3 and > 0 => value.ToString("0.##E+0", CultureInfo.InvariantCulture),
            _ => value.ToString("#,0.###", CultureInfo.InvariantCulture),
        };

    private static string Scaled(double value, string suffix) => value.ToString("0.##", CultureInfo.InvariantCulture) + suffix;

    private static double NiceStep(double rough)
    {
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / magnitude) switch
        {
            <= 1 => magnitude,
            <= 2 => 2 * magnitude,
            <= 2.5 => 2.5 * magnitude,
            <= 5 => 5 * magnitude,
            _ => 10 * magnitude,
        };
    }
}
