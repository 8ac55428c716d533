using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Lines for values without a field, the source key last; they stand in a description, or at the end of an internal article.</summary>
/// <param name="twin">Twin type that shows them.</param>
/// <param name="field">Its field.</param>
internal sealed class AboutLines(Draft draft, string twin, string field)
{
    private readonly List<string> lines = [];

    public IReadOnlyList<string> All => [.. lines, SourceMark.Line(draft.Record.Key)];

    /// <summary>A field as <c>Label: value</c>. A time could not be set, which is a loss even where its words arrive.</summary>
    public void Put(PlannedValue value)
    {
        if (draft.Settled(value))
        {
            return;
        }

        var text = Text(value);
        if (value.Source is FieldValue.Instant or FieldValue.Date)
        {
            draft.Loses(value, ReasonCode.CannotBackdate, null, twin, field, text);
        }
        else
        {
            draft.Becomes(value, twin, field, text, "body-line", PromiseCheck.Contains, FieldType.LongText);
        }
    }

    /// <summary>A field that this twin lacks, kept as a line.</summary>
    public void Stand(PlannedValue value, string detail) => draft.Loses(
        value, ReasonCode.NoSuchField, detail, twin, field, Text(value));

    /// <summary>A line that stands for no field.</summary>
    public void Add(string label, string text) => lines.Add($"{label}: {OneLine(text)}");

    /// <summary>The record's key, promised as part of the last line.</summary>
    public void Source(PlannedValue value)
    {
        if (!draft.Settled(value))
        {
            draft.Becomes(value, twin, field, SourceMark.Line(draft.Record.Key), "relate", PromiseCheck.Contains, FieldType.LongText);
        }
    }

    public static string OneLine(string text) => string.Join(' ', PlainText.Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private string Text(PlannedValue value)
    {
        var line = $"{(value.Plan.Transform is Transform.BodyLine named ? named.Label : value.Plan.Source)}: {OneLine(ReadableText.Of(value))}";
        lines.Add(line);
        return line;
    }
}
