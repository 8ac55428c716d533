using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Displays;

/// <summary>How far long work has come.</summary>
/// <param name="Label">What is done.</param>
/// <param name="Done">Records done.</param>
/// <param name="Total">Records in all; null while unknown.</param>
/// <param name="RecordsPerSecond">Present rate; null before there is one.</param>
/// <param name="QuotaUsed">Fraction of the vendor's quota in use, 0 to 1; null when the vendor states none.</param>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.PlainText])]
public sealed record ProgressLine(string Label, long Done, long? Total, double? RecordsPerSecond = null, double? QuotaUsed = null)
    : IDisplay
{
    /// <summary>From 0 to 1; null while the total is unknown.</summary>
    public double? Fraction =>
        Total switch
        {
            null => null,
            <= 0 => 1,
            var total => Math.Clamp((double)Done / total.Value, 0, 1),
        };

    /// <summary>Time left at the present rate; null when rate or total are unknown or the rate is zero.</summary>
    public TimeSpan? Remaining
    {
        get
        {
            if (Total is not { } total || RecordsPerSecond is not > 0)
                return null;
            var seconds = Math.Max(0, total - Done) / RecordsPerSecond.Value;
            return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
        }
    }

    public HtmlFragment Body()
    {
        // Work that is done keeps its numbers; a full bar would only fill the record.
        var bar = Html.When(
            Fraction is < 1,
            () =>
                Html.Of(
                    $"""
                    <div class="bar" role="progressbar" aria-label="{Label}" aria-valuemin="0" aria-valuemax="100" aria-valuenow="{Fraction!.Value
                        * 100:0}">
                    <i style="width:{Fraction.Value * 100:0.#}%"></i></div>
                    """
                )
        );
        return Html.Of($"""<p class="progress"><b>{Label}</b> <span class="muted">{Facts()}</span></p>{bar}""");
    }

    public string ToPlainText() => $"{TerminalText.Line(Label)}  {Facts()}";

    private string Facts()
    {
        var facts = new List<string>
        {
            Total is { } total ? $"{ValueText.Whole(Done)} of {ValueText.Whole(total)}" : $"{ValueText.Whole(Done)} so far",
        };
        if (Fraction is { } fraction)
            facts.Add(ValueText.Percent(Math.Floor((decimal)fraction * 1000) / 1000));
        if (RecordsPerSecond is { } rate)
            facts.Add($"{ValueText.Number(Math.Round(rate, 1))}/s");
        if (Remaining is { } remaining && Done < Total)
            facts.Add($"{ValueText.Duration(TimeSpan.FromSeconds(Math.Ceiling(remaining.TotalSeconds)))} left");
        if (QuotaUsed is { } used)
            facts.Add($"quota {ValueText.Percent(Math.Round((decimal)Math.Clamp(used, 0, 100), 2))} used");
        return string.Join(" · ", facts);
    }
}
