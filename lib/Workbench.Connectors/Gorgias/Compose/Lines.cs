using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>Collects <c>Label: value</c> lines of one text and promises each.</summary>
/// <param name="twin">Type of the twin that shows the text.</param>
/// <param name="field">Name of the text in its read-back.</param>
internal sealed class Lines(Draft draft, string twin, string field)
{
    private readonly List<string> lines = [];

    public string Text => string.Join('\n', lines);

    /// <summary>A line that stands for no field.</summary>
    public void Add(string line) => lines.Add(PlainText.Clean(line));

    /// <summary>A field as a line.</summary>
    public void Put(PlannedValue value, string? text = null)
    {
        var line = Line(value, text);
        draft.Becomes(value, twin, field, line, "body-line", PromiseCheck.Lines, FieldType.LongText);
    }

    /// <summary>A field as a line, where the line is all that is left of it.</summary>
    public void Lose(PlannedValue value, string reason, string? detail, string? text = null) =>
        draft.Loses(value, reason, detail, twin, field, Line(value, text), PromiseCheck.Lines);

    private string Line(PlannedValue value, string? text)
    {
        var line = PlainText.Line(draft.Label(value), text ?? ReadableText.Of(value));
        lines.Add(line);
        return line;
    }
}
