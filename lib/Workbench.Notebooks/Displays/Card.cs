using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Displays;

/// <summary>The head of a notebook: what it answers and what running it does.</summary>
/// <param name="Question">The question that the notebook answers.</param>
/// <param name="Reads">What it reads.</param>
/// <param name="Changes">What it changes, or that it changes nothing.</param>
/// <param name="SafeToRerun">Whether and why it can be run again.</param>
/// <param name="WhoSigns">Who signs its result.</param>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.PlainText])]
public sealed record Card(string Question, string Reads, string Changes, string SafeToRerun, string WhoSigns) : IDisplay
{
    public HtmlFragment Body() => Html.Of($"""<div class="panel"><p class="caption">{Question}</p>{Facts.Body()}</div>""");

    public string ToPlainText() => $"{TerminalText.Line(Question)}\n{Facts.ToPlainText()}";

    private KeyFacts Facts =>
        new([new("Reads", Reads), new("Changes", Changes), new("Safe to rerun", SafeToRerun), new("Who signs", WhoSigns)]);
}
