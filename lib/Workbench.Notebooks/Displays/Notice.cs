using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Displays;

/// <summary>One statement about what just happened.</summary>
/// <param name="Tone">How to take it.</param>
/// <param name="Message">What happened.</param>
/// <param name="NextStep">What to do now; none when nothing is to be done.</param>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.PlainText])]
public sealed record Notice(Tone Tone, string Message, string? NextStep = null) : IDisplay
{
    public static Notice Success(string message, string? nextStep = null) => new(Tone.Good, message, nextStep);

    public static Notice Warning(string message, string? nextStep = null) => new(Tone.Warning, message, nextStep);

    public static Notice Failure(string message, string nextStep) => new(Tone.Bad, message, nextStep);

    public HtmlFragment Body()
    {
        var next = Html.When(NextStep is not null, () => Html.Of($"""<p class="muted">→ {NextStep}</p>"""));
        return Html.Of(
            $"""
            <div class="panel {Tone.CssClass()}" role="{(Tone == Tone.Bad ? "alert" : "status")}">
            <b class="sign" aria-hidden="true">{Tone.Sign()}</b>{Word}{Message}{next}</div>
            """
        );
    }

    public string ToPlainText() =>
        $"{Tone.Sign()} {Word}{TerminalText.Lines(Message)}{(NextStep is null ? "" : $"\n  next: {TerminalText.Lines(NextStep)}")}";

    /// <summary>The word that says what colour and sign say.</summary>
    private string Word =>
        Tone switch
        {
            Tone.Good => "Done: ",
            Tone.Warning => "Warning: ",
            Tone.Bad => "Failed: ",
            Tone.Notice => "Note: ",
            _ => "",
        };
}
