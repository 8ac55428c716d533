using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Matching.Values;

namespace Workbench.Pipeline.Map.Proposals;

/// <summary>
/// Whether an existing field holds a source field's values at least as well as what the connector proposes by itself. A field of another type,
/// a shorter one, and a list in which a choice would be lost do not: creating a field loses nothing.
/// </summary>
/// <param name="Transform">How the values get there; null where the field is not to be taken.</param>
/// <param name="Refused">Why not.</param>
/// <param name="Values">Choices and their counterparts, where both sides have choices.</param>
internal sealed record FieldFit(Transform? Transform, string? Refused = null, ValueMapProposal? Values = null)
{
    /// <summary>Below this a pair of choices is not taken without a person.</summary>
    private const double LeastAlike = 0.8;

    private const int Named = 5;

    /// <param name="own">The connector's own transform: it says in which form this destination keeps such a value.</param>
    public static FieldFit Of(FieldSchema source, FieldSample sample, Transform own, FieldSchema existing)
    {
        var form = Form(source, own);
        if (!Holds(existing.Type, form))
        {
            return new(null, $"it holds {Words(existing.Type)}, the value arrives as {Words(form)}");
        }

        if (form == FieldType.Choice)
        {
            return Choices(source, sample, existing);
        }

        if (IsText(form) && existing.MaxLength is { } most && sample.Longest > most && !(own is Transform.Truncate shorter && shorter.MaxCharacters <= most))
        {
            return new(null, $"it ends at {most} characters, values have up to {sample.Longest}");
        }

        return new(own switch
        {
            Transform.BodyLine when source.Type == FieldType.Html => new Transform.HtmlToText(),
            Transform.BodyLine => form == source.Type ? new Transform.Copy() : new Transform.ToText(),
            Transform.Truncate cut => cut with { MaxCharacters = Math.Min(cut.MaxCharacters, existing.MaxLength ?? int.MaxValue) },
            _ => own,
        });
    }

    /// <summary>The type in which a value arrives.</summary>
    public static FieldType Form(FieldSchema source, Transform own) => own switch
    {
        Transform.ToText => FieldType.Text,
        Transform.HtmlToText => FieldType.LongText,
        Transform.BodyLine => source.Type switch
        {
            FieldType.Html => FieldType.LongText,
            FieldType.MultiChoice or FieldType.Agent or FieldType.Link or FieldType.Links or FieldType.Duration or FieldType.Unknown => FieldType.Text,
            var type => type,
        },
        _ => source.Type,
    };

    private static bool Holds(FieldType existing, FieldType form) => existing switch
    {
        FieldType.Text => form is FieldType.Text or FieldType.Email or FieldType.Url or FieldType.Phone,
        FieldType.LongText => IsText(form),
        FieldType.Number or FieldType.Boolean or FieldType.Date or FieldType.Instant or FieldType.Choice or FieldType.Email or FieldType.Url or FieldType.Phone => existing == form,
        _ => false,
    };

    private static bool IsText(FieldType type) => type is FieldType.Text or FieldType.LongText or FieldType.Email or FieldType.Url or FieldType.Phone;

    private static FieldFit Choices(FieldSchema source, FieldSample sample, FieldSchema existing)
    {
        var known = source.Options.Select(option => option.Label).Where(label => label.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var labels = known.Count > 0 || !sample.Values.IsComplete ? known : [.. sample.Values.Distinct.Select(seen => seen.Text)];
        if (labels.Count == 0)
        {
            return new(null, "the choices of the source are not known");
        }

        var values = ValueMatcher.Propose(labels, [.. existing.Options.Select(option => option.Label)]);
        if (values.Unmapped.Count > 0)
        {
            return new(null, $"it has no choice for {List(values.Unmapped.Select(value => value.Source))}", values);
        }

        if (values.Pairs.Where(pair => pair.Score < LeastAlike).Select(pair => pair.Source).ToList() is { Count: > 0 } unsure)
        {
            return new(null, $"its choices are only nearly like {List(unsure)}", values);
        }

        return values.Pairs.GroupBy(pair => pair.Destination, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } merged
            ? new(null, $"{List(merged.Select(pair => pair.Source))} would become one choice", values)
            : new(values.Pairs.All(pair => pair.Source == pair.Destination) ? new Transform.Copy() : new Transform.MapValues(values.Values), null, values);
    }

    private static string List(IEnumerable<string> labels)
    {
        var all = labels.ToList();
        return string.Join(", ", all.Take(Named).Select(label => $"'{label}'")) + (all.Count > Named ? $" and {all.Count - Named} more" : "");
    }

    private static string Words(FieldType type) => type switch
    {
        FieldType.Text => "short text",
        FieldType.LongText => "long text",
        FieldType.Html => "HTML",
        FieldType.Number => "numbers",
        FieldType.Boolean => "yes or no",
        FieldType.Date => "days",
        FieldType.Instant => "times",
        FieldType.Choice => "one choice",
        FieldType.MultiChoice => "several choices",
        FieldType.Email => "e-mail addresses",
        FieldType.Phone => "telephone numbers",
        FieldType.Url => "web addresses",
        _ => $"values of the type {type}",
    };
}
