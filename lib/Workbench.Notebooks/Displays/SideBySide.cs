using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Displays;

/// <summary>Fields as they are in the source, as promised, and as found in the destination; each difference between the last two is marked.</summary>
/// <param name="Caption">Which record is compared.</param>
/// <param name="Fields">In reading order.</param>
/// <param name="Label">What the record calls itself, behind the caption; none by default. Where the audit record is masked, it is hidden with the values.</param>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.PlainText])]
public sealed record SideBySide(string Caption, IReadOnlyList<ComparedField> Fields, string? Label = null) : IDisplay
{
    public HtmlFragment Body() =>
        Html.Of(
            $"""
            <div class="scroll" tabindex="0"><table><caption class="caption">{Captions.Of(Caption, Label)}</caption>
            <thead><tr><th scope="col">Field</th><th scope="col">Source</th><th scope="col">Promised</th><th scope="col">Found</th><th scope="col">Verdict</th></tr></thead>
            <tbody>{Fields.Select(Row)}</tbody></table></div>
            """
        );

    public string ToPlainText()
    {
        var blocks = Fields.Select(field =>
            $"{TerminalText.Line(field.Name)}  {field.Verdict}\n{Line("source", field.Source)}\n{Line("promised", field.Promised)}\n{Line("found", field.Found)}"
        );
        return string.Join('\n', blocks.Prepend(Captions.Line(Caption, Label)));
    }

    private static string Line(string label, string? text) => $"  {label, -9} {(text is null ? "(nothing)" : TerminalText.Line(text))}";

    private static HtmlFragment Row(ComparedField field)
    {
        if (field.IsKept)
        {
            return Html.Of(
                $"""
                <tr><th scope="row">{BreakableText.Of(field.Name)}</th><td data-record-text="">{Text(field.Source, field.Source)}</td>
                <td data-record-text="">{Text(field.Promised, field.Promised)}</td><td data-record-text="">{Text(field.Found, field.Found)}</td>
                <td>{field.Verdict.Body()}</td></tr>
                """
            );
        }

        var difference = TextDifference.Between(field.Promised ?? "", field.Found ?? "");
        return Html.Of(
            $"""
            <tr><th scope="row">{BreakableText.Of(field.Name)}</th><td data-record-text="">{Text(field.Source, field.Source)}</td><td data-record-text="">{Marked(
                field.Promised,
                difference.Left
            )}</td>
            <td data-record-text="">{Marked(field.Found, difference.Right)}</td><td>{field.Verdict.Body()}</td></tr>
            """
        );
    }

    private static HtmlFragment Marked(string? text, IReadOnlyList<TextPart> parts) =>
        text is null
            ? Text(null, null)
            : Html.Join(parts.Select(part => part.IsDifferent ? Html.Of($"<mark>{BreakableText.Of(part.Text)}</mark>") : BreakableText.Of(part.Text)));

    private static HtmlFragment Text(string? text, string? shown) =>
        text is null ? Html.Of($"""<span class="muted">(nothing)</span>""") : BreakableText.Of(shown);
}

/// <summary>One field of a comparison; null stands for a field that is absent.</summary>
/// <param name="IsKept">True where what was found keeps the promise although it reads otherwise, such as the id of a twin: nothing is marked.</param>
public sealed record ComparedField(string Name, string? Source, string? Promised, string? Found, Badge Verdict, bool IsKept = false);
