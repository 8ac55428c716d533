using Workbench.Core.Planning;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Kit;

/// <summary>Collects <c>Label: value</c> lines of one body and promises each.</summary>
internal sealed class NoteText(Draft draft, string twin)
{
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines => lines;

    /// <summary>A line that stands for no field.</summary>
    public void Add(string line) => lines.Add(PlainText.Clean(line));

    /// <summary>A field as a line; where a note beside it already states it otherwise, use <see cref="Add"/>.</summary>
    public void Put(PlannedValue value, string text)
    {
        var line = PlainText.Line(draft.Label(value), text);
        lines.Add(line);
        draft.Becomes(value, twin, "body", line, "body-line", PromiseCheck.Lines, Core.Schema.FieldType.LongText);
    }
}
