using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Displays;

/// <summary>What happened when, oldest first as given.</summary>
/// <param name="Caption">What the events have in common.</param>
/// <param name="Events">In order.</param>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.PlainText])]
public sealed record Timeline(string Caption, IReadOnlyList<TimelineEvent> Events) : IDisplay
{
    public HtmlFragment Body() => Html.Of($"""<p class="caption">{Caption}</p><ol>{Events.Select(Line)}</ol>""");

    public string ToPlainText()
    {
        var lines = Events.Select(one =>
            one.Detail is null
                ? $"{ValueText.Instant(one.At)}  {TerminalText.Line(one.What)}"
                : $"{ValueText.Instant(one.At)}  {TerminalText.Line(one.What)}: {TerminalText.Line(one.Detail)}"
        );
        return string.Join('\n', lines.Prepend(TerminalText.Line(Caption)));
    }

    private static HtmlFragment Line(TimelineEvent one)
    {
        var detail = Html.When(one.Detail is not null, () => Html.Of($"""<p class="muted">{one.Detail}</p>"""));
        return Html.Of(
            $"""<li><time class="muted" datetime="{one.At.ToUniversalTime():O}">{ValueText.Instant(one.At)}</time> <b>{one.What}</b>{detail}</li>"""
        );
    }
}

/// <summary>One event.</summary>
/// <param name="At">When it happened.</param>
/// <param name="What">What happened, in a few words.</param>
/// <param name="Detail">More about it; none by default.</param>
public sealed record TimelineEvent(DateTimeOffset At, string What, string? Detail = null);
