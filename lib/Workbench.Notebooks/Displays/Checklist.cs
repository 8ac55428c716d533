using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Displays;

/// <summary>Checks with their outcome, and what to do about those that did not pass.</summary>
/// <param name="Caption">What is checked.</param>
/// <param name="Checks">In reading order.</param>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.PlainText])]
public sealed record Checklist(string Caption, IReadOnlyList<Check> Checks) : IDisplay
{
    /// <summary>True when no check failed and none waits for a person.</summary>
    public bool IsClear => Checks.All(check => check.State is CheckState.Ok or CheckState.Warn);

    public HtmlFragment Body() =>
        Html.Of($"""<p class="caption">{Caption}</p><p class="muted">{Summary()}</p><ul>{Checks.Select(Line)}</ul>""");

    public string ToPlainText()
    {
        var lines = Checks.Select(check =>
            check.NextStep is null
                ? $"{ToBadge(check)}  {TerminalText.Line(check.Text)}"
                : $"{ToBadge(check)}  {TerminalText.Line(check.Text)}\n    next: {TerminalText.Line(check.NextStep)}"
        );
        return string.Join('\n', lines.Prepend($"{TerminalText.Line(Caption)} ({Summary()})"));
    }

    private string Summary() =>
        string.Join(
            ", ",
            Checks
                .GroupBy(check => check.State)
                .OrderBy(group => group.Key)
                .Select(group => $"{ValueText.Whole(group.Count())} {Word(group.Key)}")
        );

    private static HtmlFragment Line(Check check)
    {
        var next = Html.When(check.NextStep is not null, () => Html.Of($"""<p class="muted">→ {check.NextStep}</p>"""));
        return Html.Of($"<li>{ToBadge(check).Body()} {check.Text}{next}</li>");
    }

    private static Badge ToBadge(Check check) =>
        new(
            Word(check.State),
            check.State switch
            {
                CheckState.Ok => Tone.Good,
                CheckState.Warn => Tone.Warning,
                CheckState.Fail => Tone.Bad,
                _ => Tone.Notice,
            }
        );

    private static string Word(CheckState state) =>
        state switch
        {
            CheckState.Ok => "ok",
            CheckState.Warn => "look",
            CheckState.Fail => "failed",
            _ => "by hand",
        };
}

/// <summary>One check.</summary>
/// <param name="State">Its outcome.</param>
/// <param name="Text">What was checked and found.</param>
/// <param name="NextStep">What to do now; none when nothing is to be done.</param>
public sealed record Check(CheckState State, string Text, string? NextStep = null);

/// <summary>The outcome of a check, worst in the middle, waiting last.</summary>
public enum CheckState
{
    Ok,
    Warn,
    Fail,

    /// <summary>A person must do it or attest it.</summary>
    Manual,
}
