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
        var clean = Line(value, text);
        draft.Becomes(value, twin, field, clean, "body-line", PromiseCheck.Contains, FieldType.LongText);
    }

    /// <summary>A field as a line, where the line is all that is left of it.</summary>
    public void Lose(PlannedValue value, string reason, string? detail, string? text = null) =>
        draft.Loses(value, reason, detail, twin, field, Line(value, text));

    private string Line(PlannedValue value, string? text)
    {
        var label = draft.Label(value);
        var clean = PlainText.Clean((text ?? ReadableText.Of(value)).Trim());
        lines.Add(clean.Contains('\n', StringComparison.Ordinal) ? $"{label}:\n{clean}" : $"{label}: {clean}");
        return clean;
    }
}
