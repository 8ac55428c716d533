namespace Workbench.Notebooks.Displays;

/// <summary>How a reader should take a statement.</summary>
public enum Tone
{
    /// <summary>A plain fact.</summary>
    Neutral,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Worth knowing; nothing to do.</summary>
    Notice,

    /// <summary>Look at it before going on.</summary>
    Warning,

    /// <summary>Wrong; something must be done.</summary>
    Bad,
}

internal static class ToneMarks
{
    public static string CssClass(this Tone tone) =>
        tone switch
        {
            Tone.Good => "good",
            Tone.Notice => "notice",
            Tone.Warning => "warning",
            Tone.Bad => "bad",
            _ => "neutral",
        };

    public static string Sign(this Tone tone) =>
        tone switch
        {
            Tone.Good => "✓",
            Tone.Notice => "i",
            Tone.Warning => "!",
            Tone.Bad => "✕",
            _ => "–",
        };
}
