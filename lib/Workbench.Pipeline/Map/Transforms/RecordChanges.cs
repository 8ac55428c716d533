using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Map.Transforms;

/// <summary>The changes of one record's fields. A field that another one reads is worked out first; one that reads itself sees its source value.</summary>
internal sealed class RecordChanges
{
    private readonly CanonicalRecord record;
    private readonly IReadOnlyList<FieldPlan> rows;
    private readonly FieldChanges changes;
    private readonly Change?[] done;
    private readonly bool[] isBegun;

    public RecordChanges(CanonicalRecord record, ObjectPlan plan, FieldChanges changes)
    {
        (this.record, this.changes) = (record, changes);
        rows = [.. record.Fields.Select(field => plan.For(field.Schema.Name) ?? NotNamed(field.Schema))];
        done = new Change?[rows.Count];
        isBegun = new bool[rows.Count];
    }

    public FieldPlan Row(int index) => rows[index];

    public Change Of(int index)
    {
        isBegun[index] = true;
        return done[index] ??= rows[index].Transform switch
        {
            Transform.Concatenate joined => Joined(
                index, string.Join(joined.Separator, joined.Fields.Select(field => Text(field, index)).Where(text => text.Length > 0)), joined.Fields, "concatenate"),
            Transform.Template template => Filled(index, template),
            var transform => changes.Of(transform, record.Fields[index]),
        };
    }

    private static FieldPlan NotNamed(FieldSchema field) =>
        new(field.Name, null, new Transform.Skip(field.Role == FieldRole.System ? ReasonCode.SystemField : ReasonCode.NotChosen));

    private Change Filled(int index, Transform.Template template)
    {
        var parts = TemplateText.Parse(template.Text).Parts;
        var values = parts.Select(part => part.IsField ? Text(part.Text, index) : part.Text).ToList();
        var isEmpty = parts.Zip(values).All(pair => !pair.First.IsField || pair.Second.Length == 0);
        return Joined(index, isEmpty ? "" : string.Concat(values), template.Reads(), "template");
    }

    /// <summary>A text made of several fields; a value of the row's own field that is not whole in it is a loss.</summary>
    private Change Joined(int index, string text, IReadOnlyList<string> fields, string transform)
    {
        var own = record.Fields[index].Value;
        if (own.IsEmpty)
        {
            return text.Length == 0 ? Change.Kept(own) : Change.Becomes(Change.Of(text), transform);
        }

        return !fields.Contains(record.Fields[index].Schema.Name) ? Change.Loses(Change.Of(text), ReasonCode.Replaced, own.Print())
            : Texts.ToPlain(own, transform) is { Reason: ReasonCode.FormattingLost } lost ? lost with { Result = Change.Of(text) }
            : text.Length == 0 ? Change.Fails(own, ReasonCode.UnreadableValue, "expected readable text")
            : Change.Text(own, text, transform);
    }

    /// <summary>What a field gives to another one; "" for a field that the record does not have.</summary>
    private string Text(string field, int reader)
    {
        for (var index = 0; index < rows.Count; index++)
        {
            if (record.Fields[index].Schema.Name == field)
            {
                var isSource = index == reader || rows[index].Transform is Transform.Skip || (isBegun[index] && done[index] is null);
                return Texts.Readable(isSource ? record.Fields[index].Value : Of(index).Result);
            }
        }

        return "";
    }
}
