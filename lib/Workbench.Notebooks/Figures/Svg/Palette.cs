using Workbench.Notebooks.Displays;

namespace Workbench.Notebooks.Figures.Svg;

/// <summary>Okabe and Ito's colours, which people with any kind of colour vision can tell apart; each with a readable ink.</summary>
internal static class Palette
{
    public const string Positive = "#0072b2";
    public const string Negative = "#d55e00";
    /// <summary>A falling step of a waterfall: less is no bad news there.</summary>
    public const string Fall = "#56b4e9";

    public const string Level = "#7a7f87";

    private static readonly SeriesColor[] Colors =
    [
        new(Positive, "#ffffff"),
        new("#e69f00", "#111111"),
        new("#009e73", "#ffffff"),
        new("#cc79a7", "#111111"),
        new("#56b4e9", "#111111"),
        new(Negative, "#ffffff"),
        new("#f0e442", "#111111"),
        new(Level, "#ffffff"),
    ];

    /// <summary>The colour of a series: that of its tone, else the next one in order.</summary>
    public static SeriesColor Of(Figure figure, int series) =>
        figure.Series[series].Tone switch
        {
            Tone.Good => new SeriesColor("#009e73", "#ffffff"),
            Tone.Notice => new SeriesColor("#56b4e9", "#111111"),
            Tone.Warning => new SeriesColor("#e69f00", "#111111"),
            Tone.Bad => new SeriesColor(Negative, "#ffffff"),
            Tone.Neutral => new SeriesColor(Level, "#ffffff"),
            _ => Colors[series % Colors.Length],
        };
}

/// <summary>The colour of an area, and that of the text on it.</summary>
internal readonly record struct SeriesColor(string Fill, string Ink);
