using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Displays;

/// <summary>What happened when, oldest first as given.</summary>
/// <param name="Caption">What the events have in common.</param>
/// <param name="Events">In order.</param>
/// <param name="Label">What the record calls itself, behind the caption; none by default. Where the audit record is masked, it is hidden.</param>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.PlainText])]
public sealed record Timeline(string Caption, IReadOnlyList<TimelineEvent> Events, string? Label = null) : IDisplay
{
    public HtmlFragment Body() => Html.Of($"""<p class="caption">{Captions.Of(Caption, Label)}</p><ol>{Events.Select(Line)}</ol>""");

    public string ToPlainText()
    {
        var lines = Events.Select(one =>
            one.Detail is null
                ? $"{ValueText.Instant(one.At)}  {TerminalText.Line(one.What)}"
                : $"{ValueText.Instant(one.At)}  {TerminalText.Line(one.What)}: {TerminalText.Line(one.Detail)}"
        );
        return string.Join('\n', lines.Prepend(Captions.Line(Caption, Label)));
    }

    private static HtmlFragment Line(TimelineEvent one)
    {
        var detail = Html.When(one.Detail is not null, () => Html.Of($"""<p class="muted"{Html.When(one.QuotesRecord, () => Html.Of($""" data-record-text="" """))}>{one.Detail}</p>"""));
        return Html.Of(
            $"""<li><time class="muted" datetime="{one.At.ToUniversalTime():O}">{ValueText.Instant(one.At)}</time> <b>{one.What}</b>{detail}</li>"""
        );
    }
}

/// <summary>One event.</summary>
/// <param name="At">When it happened.</param>
/// <param name="What">What happened, in a few words.</param>
/// <param name="Detail">More about it; none by default.</param>
/// <param name="QuotesRecord">True where the detail holds texts out of a record: a masked record hides it then. False by default.</param>
public sealed record TimelineEvent(DateTimeOffset At, string What, string? Detail = null, bool QuotesRecord = false);
