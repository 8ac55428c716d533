using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Pipeline.Map;

/// <summary>Applies the plan to a canonical record, field by field. Every field gets a value, a promise and, where something changes, a reason.</summary>
public sealed class PlanApplication(Plan plan, SchemaSnapshot destination)
{
    /// <summary>Applies the plan's row for the record's object.</summary>
    public PlannedRecord Apply(CanonicalRecord record, ObjectPlan row, IReadOnlyList<RecordLink> links)
    {
        var values = new List<PlannedValue>(record.Fields.Count);
        var notes = new List<Note>();
        foreach (var field in record.Fields)
        {
            var fieldPlan = row.For(field.Schema.Name)
                ?? new FieldPlan(field.Schema.Name, null, new Transform.Skip(
                    field.Schema.Role == FieldRole.System ? ReasonCode.SystemField : ReasonCode.NotChosen));
            var value = Transformed(fieldPlan, field, notes);
            values.Add(value);
        }

        return new PlannedRecord(record, row, links, values, notes);
    }

    private PlannedValue Transformed(FieldPlan row, CanonicalField field, List<Note> notes)
    {
        var value = field.Value;
        if (value.IsEmpty)
        {
            return new PlannedValue(row, value, value, VerdictClass.Equal, null);
        }

        if (value is FieldValue.Unreadable unreadable && row.Transform is not (Transform.Skip or Transform.BodyLine or Transform.ToText))
        {
            notes.Add(new Note(row.Source, ReasonCode.UnreadableValue, $"{unreadable.Reason}: {unreadable.Raw}"));
            return Lost(row, value, ReasonCode.UnreadableValue);
        }

        return row.Transform switch
        {
            Transform.Copy => new PlannedValue(row, value, value, VerdictClass.Equal, null),
            Transform.MapValues map => Mapped(row, value, map, notes),
            Transform.HtmlToText => Plain(row, value, notes, "html-to-text"),
            Transform.Truncate cut => Cut(row, value, cut.MaxCharacters, notes),
            Transform.NormalizePhone => Phone(row, value, notes),
            Transform.AgentByEmail => Agent(row, value, notes),
            Transform.ToText => Changed(row, value, new FieldValue.Text(value.Print()), "to-text"),
            Transform.BodyLine when value is FieldValue.Html => Plain(row, value, notes, "body-line"),
            Transform.BodyLine => Changed(row, value, new FieldValue.Text(value.Print()), "body-line"),
            Transform.Relate => Changed(row, value, value, "relate"),
            Transform.Skip skip => Skipped(row, value, skip.Reason, notes),
            _ => throw new InvalidOperationException($"The transform {row.Transform.GetType().Name} of {row.Source} is not implemented."),
        };
    }

    private static PlannedValue Mapped(FieldPlan row, FieldValue value, Transform.MapValues map, List<Note> notes)
    {
        var label = value.Print();
        if (map.Values.TryGetValue(label, out var mapped))
        {
            return mapped == label
                ? new PlannedValue(row, value, new FieldValue.Text(mapped), VerdictClass.Equal, null)
                : Changed(row, value, new FieldValue.Text(mapped), "map-values");
        }

        notes.Add(new Note(row.Source, ReasonCode.UnmappedValue, label));
        return Changed(row, value, new FieldValue.Text(label), ReasonCode.UnmappedValue);
    }

    private static PlannedValue Plain(FieldPlan row, FieldValue value, List<Note> notes, string transform)
    {
        if (value is not FieldValue.Html html)
        {
            return new PlannedValue(row, value, value, VerdictClass.Equal, null);
        }

        var (text, lost) = HtmlText.Convert(html.Value);
        if (!lost)
        {
            return Changed(row, value, new FieldValue.Text(text), transform);
        }

        notes.Add(new Note(row.Source, ReasonCode.FormattingLost, "Markup beyond paragraphs and line breaks was dropped."));
        return new PlannedValue(row, value, new FieldValue.Text(text), VerdictClass.ExpectedLoss, ReasonCode.FormattingLost);
    }

    private static PlannedValue Cut(FieldPlan row, FieldValue value, int maxCharacters, List<Note> notes)
    {
        var text = value.Print();
        if (text.Length <= maxCharacters)
        {
            return new PlannedValue(row, value, new FieldValue.Text(text), VerdictClass.Equal, null);
        }

        var end = maxCharacters > 0 && char.IsHighSurrogate(text[maxCharacters - 1]) ? maxCharacters - 1 : maxCharacters;
        notes.Add(new Note(row.Source, ReasonCode.Truncated, $"{text.Length} characters, {text.Length - end} cut: {text[end..]}"));
        return new PlannedValue(row, value, new FieldValue.Text(text[..end]), VerdictClass.ExpectedLoss, ReasonCode.Truncated);
    }

    private static PlannedValue Phone(FieldPlan row, FieldValue value, List<Note> notes)
    {
        var text = value.Print();
        var number = PhoneNumber.Normalize(text);
        if (number is null)
        {
            notes.Add(new Note(row.Source, ReasonCode.MalformedPhone, text));
            return Lost(row, value, ReasonCode.MalformedPhone);
        }

        return number == text
            ? new PlannedValue(row, value, new FieldValue.Text(number), VerdictClass.Equal, null)
            : Changed(row, value, new FieldValue.Text(number), "normalize-phone");
    }

    private PlannedValue Agent(FieldPlan row, FieldValue value, List<Note> notes)
    {
        if (value is not FieldValue.Agent agent)
        {
            return Changed(row, value, new FieldValue.Text(value.Print()), "to-text");
        }

        if (plan.Agents.TryGetValue(agent.Id, out var twin) && destination.Agents.FirstOrDefault(found => found.Id == twin) is { } known)
        {
            return Changed(row, value, new FieldValue.Agent(known.Id, known.Email, known.Name), "agent-by-email");
        }

        notes.Add(new Note(row.Source, ReasonCode.FormerAgent, agent.Print()));
        var placeholder = destination.Agents.FirstOrDefault(found => found.Id == plan.PlaceholderAgentId);
        return new PlannedValue(
            row,
            value,
            placeholder is null ? FieldValue.Empty.Value : new FieldValue.Agent(placeholder.Id, placeholder.Email, placeholder.Name),
            VerdictClass.ExpectedLoss,
            ReasonCode.FormerAgent);
    }

    private static PlannedValue Skipped(FieldPlan row, FieldValue value, string reason, List<Note> notes)
    {
        if (reason != ReasonCode.SystemField)
        {
            notes.Add(new Note(row.Source, reason, value.Print()));
        }

        return reason == ReasonCode.ReportedInInventory
            ? new PlannedValue(row, value, FieldValue.Empty.Value, VerdictClass.NotMigratable, reason)
            : Lost(row, value, reason);
    }

    private static PlannedValue Changed(FieldPlan row, FieldValue source, FieldValue result, string transform) =>
        new(row, source, result, VerdictClass.EqualAfterTransform, transform);

    private static PlannedValue Lost(FieldPlan row, FieldValue source, string reason) =>
        new(row, source, FieldValue.Empty.Value, VerdictClass.ExpectedLoss, reason);
}
