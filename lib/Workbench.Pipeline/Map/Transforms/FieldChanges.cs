using System.Collections.Concurrent;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Pipeline.Map.Transforms;

/// <summary>What every transform that looks at one field alone makes of its value. Total: there is an answer for every transform and every shape.</summary>
internal sealed class FieldChanges(Plan plan, SchemaSnapshot destination)
{
    private readonly Patterns patterns = new();
    private readonly ConcurrentDictionary<Transform.ParseDate, string[]> formats = new(ReferenceEqualityComparer.Instance);

    public Change Of(Transform transform, CanonicalField field)
    {
        var value = field.Value;
        if (transform is Transform.Constant constant)
        {
            return Constant(value, constant);
        }

        if (value.IsEmpty)
        {
            return transform is Transform.Default other ? Default(value, other.Value, field.Schema.Type) : Change.Kept(value);
        }

        if (value is FieldValue.Unreadable unreadable && !ReadsRawText(transform))
        {
            return new Change(
                FieldValue.Empty.Value, VerdictClass.ExpectedLoss, ReasonCode.UnreadableValue, $"{unreadable.Reason}: {unreadable.Raw}", unreadable.Reason);
        }

        return Changed(transform, value);
    }

    private Change Changed(Transform transform, FieldValue value) => transform switch
    {
        Transform.Copy or Transform.Default => Change.Kept(value),
        Transform.MapValues map => Mapped(value, map),
        Transform.Split split => Texts.Part(value, split),
        Transform.RegexExtract extract => Texts.Match(value, extract, patterns.Get(extract.Pattern)),
        Transform.ParseDate date => Dates.Parse(
            value, date, formats.GetOrAdd(date, static plan => [.. plan.Formats.Where(format => Dates.Fault(format) is null)])),
        Transform.ParseNumber number => Numbers.Parse(value, number),
        Transform.BooleanWords words => Numbers.Truth(value, words),
        Transform.HtmlToText => Texts.ToPlain(value, "html-to-text"),
        Transform.TextToHtml => Texts.ToHtml(value),
        Transform.Truncate cut => Texts.Cut(value, cut.MaxCharacters),
        Transform.NormalizePhone => Texts.Phone(value),
        Transform.ToText => Change.Becomes(new FieldValue.Text(value.Print()), "to-text"),
        Transform.AgentByEmail => Agent(value),
        Transform.ToTag tag => Texts.Tag(value, tag.Prefix),
        Transform.BodyLine when value is FieldValue.Html => Texts.ToPlain(value, "body-line"),
        Transform.BodyLine => Change.Becomes(new FieldValue.Text(value.Print()), "body-line"),
        Transform.Relate => Change.Becomes(value, "relate"),
        Transform.Skip skip => Skipped(value, skip.Reason),
        _ => throw new InvalidOperationException($"The transform {transform.GetType().Name} is not implemented."),
    };

    /// <summary>Transforms that make something of a text even where it does not fit the field's type.</summary>
    private static bool ReadsRawText(Transform transform) => transform is Transform.Skip or Transform.BodyLine or Transform.ToText or Transform.Split
        or Transform.RegexExtract or Transform.ParseDate or Transform.ParseNumber or Transform.BooleanWords;

    private static Change Constant(FieldValue source, Transform.Constant constant)
    {
        var result = TypedText.Read(constant.Value, constant.As) ?? new FieldValue.Text(constant.Value);
        return result.Print() == source.Print() ? Change.Kept(result)
            : source.IsEmpty ? Change.Becomes(result, "constant")
            : Change.Loses(result, ReasonCode.Replaced, source.Print());
    }

    private static Change Default(FieldValue source, string text, FieldType type) => TypedText.Read(text, type) switch
    {
        null => Change.Becomes(new FieldValue.Text(text), "default"),
        FieldValue.Empty => Change.Kept(source),
        var value => Change.Becomes(value, "default"),
    };

    private static Change Mapped(FieldValue value, Transform.MapValues map)
    {
        var label = value.Print();
        return map.Values.TryGetValue(label, out var mapped)
            ? mapped == label ? Change.Kept(new FieldValue.Text(mapped)) : Change.Becomes(new FieldValue.Text(mapped), "map-values")
            : new Change(
                new FieldValue.Text(label), VerdictClass.EqualAfterTransform, ReasonCode.UnmappedValue, label, "expected a value that the plan's value map lists");
    }

    private Change Agent(FieldValue value)
    {
        if (value is not FieldValue.Agent agent)
        {
            return Change.Becomes(new FieldValue.Text(value.Print()), "to-text");
        }

        if (plan.Agents.TryGetValue(agent.Id, out var twin) && Find(twin) is { } known)
        {
            return Change.Becomes(known, "agent-by-email");
        }

        return new Change(
            Find(plan.PlaceholderAgentId) ?? FieldValue.Empty.Value, VerdictClass.ExpectedLoss, ReasonCode.FormerAgent, agent.Print(),
            "expected an agent whom the plan's list of agents names");
    }

    private FieldValue? Find(string? id) => destination.Agents.FirstOrDefault(found => found.Id == id) is { } agent
        ? new FieldValue.Agent(agent.Id, agent.Email, agent.Name)
        : null;

    private static Change Skipped(FieldValue value, string reason) => new(
        FieldValue.Empty.Value,
        reason == ReasonCode.ReportedInInventory ? VerdictClass.NotMigratable : VerdictClass.ExpectedLoss,
        reason,
        reason == ReasonCode.SystemField ? null : value.Print());
}
