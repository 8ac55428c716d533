namespace Workbench.Pipeline.Map.Matching.Describe;

/// <summary>The form of one value, whatever it means.</summary>
public enum ValueShape
{
    Whole,
    Fraction,
    Date,
    Instant,
    Time,
    Email,
    Phone,
    Url,
    Boolean,
    Markup,

    /// <summary>Letters and digits without spaces, as in <c>INV-0042</c>.</summary>
    Code,

    /// <summary>One word of letters.</summary>
    Word,

    /// <summary>Two to five words.</summary>
    Phrase,

    /// <summary>Longer text.</summary>
    Prose,
}

/// <summary>The list of shapes as a whole.</summary>
public static class ValueShapes
{
    /// <summary>Number of different shapes.</summary>
    public static int Count { get; } = Enum.GetValues<ValueShape>().Length;

    /// <summary>In words, for reasons.</summary>
    public static string Describe(ValueShape shape) => shape switch
    {
        ValueShape.Whole => "whole numbers",
        ValueShape.Fraction => "numbers",
        ValueShape.Date => "dates",
        ValueShape.Instant => "points in time",
        ValueShape.Time => "times or durations",
        ValueShape.Email => "e-mail addresses",
        ValueShape.Phone => "telephone numbers",
        ValueShape.Url => "web addresses",
        ValueShape.Boolean => "yes or no",
        ValueShape.Markup => "HTML",
        ValueShape.Code => "codes",
        ValueShape.Word => "single words",
        ValueShape.Phrase => "short phrases",
        _ => "longer text",
    };
}
