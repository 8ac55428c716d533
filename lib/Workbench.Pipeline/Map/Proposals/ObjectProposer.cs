using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Matching;

namespace Workbench.Pipeline.Map.Proposals;

/// <summary>
/// Proposes the rows of one source object: the connector's own, except where an existing custom field of the destination fits a field
/// without a role.
/// </summary>
/// <param name="twin">The destination object; null where nothing is written to one.</param>
/// <param name="taken">Destination fields that rows of other kinds fill on the same twin.</param>
/// <param name="samples">Samples of the source object's fields by name; asked only where there is something to match.</param>
internal sealed class ObjectProposer(
    ObjectSchema source, ObjectPlan own, ObjectSchema? twin, IReadOnlySet<string> taken, Func<ObjectSchema, IReadOnlyDictionary<string, FieldSample>> samples)
{
    private const int MostNextBest = 3;
    private const double LeastMentioned = 0.1;
    private readonly Lazy<IReadOnlyDictionary<string, FieldSample>> sampled = new(() => samples(source), LazyThreadSafetyMode.None);

    public ObjectProposal Propose()
    {
        var questions = Questions();
        IReadOnlyList<ExistingAnswer> found = questions.Count > 0 && Existing() is { } existing
            ? existing.Answer([.. questions.Select(question => question with { Sample = Sample(question.Own.Source) })])
            : [];
        var answers = questions.Zip(found).ToDictionary(pair => pair.First.Own.Source, pair => pair.Second, StringComparer.Ordinal);
        var (rows, fields, values) = (new List<FieldPlan>(), new List<ProposedField>(), new List<ProposedValues>());
        foreach (var row in own.Fields)
        {
            var (proposed, known) = answers.TryGetValue(row.Source, out var answer) ? Matched(row, answer) : Own(row);
            var translated = ValueMaps.Complete(source, proposed, twin, () => Sample(row.Source));
            rows.Add(translated.Row);
            fields.Add(known);
            values.AddRange(new[] { translated.Values, Choices(row, answer) }.OfType<ProposedValues>());
        }

        return new(own with { Fields = rows }, fields, values, [.. found.Select(answer => new AskedField(source.Name, answer.First))]);
    }

    /// <summary>Fields without a role that would get a field of their own, or a line of text.</summary>
    private List<ExistingQuestion> Questions() => twin is null ? [] :
    [
        .. own.Fields
            .Where(row => row.Destination is { } name
                && row.Transform is Transform.Copy or Transform.ToText or Transform.Truncate or Transform.HtmlToText or Transform.BodyLine
                && (row.Transform is Transform.BodyLine || twin.Field(name) is null))
            .Select(row => (Row: row, Field: source.Field(row.Source)))
            .Where(pair => pair.Field is { Role: null })
            .Select(pair => new ExistingQuestion(pair.Field!, FieldSample.Empty, pair.Row)),
    ];

    /// <summary>What there is to choose from; null where nothing is: lines of text go into fields that stand for the text itself.</summary>
    private ExistingFields? Existing()
    {
        var text = own.Fields.Where(row => row.Transform is Transform.BodyLine).Select(row => row.Destination).ToHashSet(StringComparer.Ordinal);
        var filled = own.Fields.Select(row => row.Destination).OfType<string>().Concat(taken).ToHashSet(StringComparer.Ordinal);
        List<FieldSchema> fields = [.. twin!.Fields.Where(field => field.IsWritable && !text.Contains(field.Name))];
        return fields.Any(field => field.Role is null && !filled.Contains(field.Name)) ? new ExistingFields(fields, filled) : null;
    }

    private FieldSample Sample(string field) => sampled.Value.GetValueOrDefault(field, FieldSample.Empty);

    private (FieldPlan Row, ProposedField Proposal) Matched(FieldPlan row, ExistingAnswer answer)
    {
        var field = source.Field(row.Source)!;
        if (answer is { Transform: { } transform, Proposed: { } chosen })
        {
            var score = Rounded(chosen.Score);
            var why = $"the existing field '{chosen.Destination.Label}': {string.Join("; ", chosen.Reasons)}";
            return (
                row with { Destination = chosen.Destination.Name, Transform = transform, Score = score, Why = why },
                new(source.Name, row.Source, ProposalBasis.Existing, chosen.Destination.Name, score, chosen.Reasons, NextBest(answer), Abstained: false, Creation(row, field)));
        }

        var refused = answer is { Proposed: { } likely, Fit.Refused: { } reason } ? $"the existing field '{likely.Destination.Label}' was not taken: {reason}" : "no existing field fits";
        return (
            row with { Why = row.Why is { Length: > 0 } given ? $"{given}; {refused}" : refused },
            new(
                source.Name, row.Source, row.Transform is Transform.BodyLine ? ProposalBasis.Rule : ProposalBasis.Creation, row.Destination, null,
                [.. new[] { refused, row.Why }.OfType<string>()], NextBest(answer), Abstained: true, Creation(row, field)));
    }

    private (FieldPlan Row, ProposedField Proposal) Own(FieldPlan row)
    {
        var field = source.Field(row.Source);
        var creates = field is { Role: null } && Creation(row, field) is not null;
        var basis = field?.Role is not null ? ProposalBasis.Role : creates ? ProposalBasis.Creation : ProposalBasis.Rule;
        IReadOnlyList<string> stands = basis == ProposalBasis.Rule && IsCustomAlready(row) ? ["a field of this name stands there already"] : [];
        return (row, new(
            source.Name, row.Source, basis, row.Destination, null, [.. stands, .. new[] { row.Why }.OfType<string>()], [], Abstained: creates,
            field is null ? null : Creation(row, field)));
    }

    private bool IsCustomAlready(FieldPlan row) => row.Transform is not Transform.Relate && row.Destination is { } name && twin?.Field(name) is { IsCustom: true };

    /// <summary>The field that the connector's own row makes; null where it goes into something that stands there, or is no field.</summary>
    private NewField? Creation(FieldPlan row, FieldSchema field) =>
        twin is null || row.Destination is not { } name || twin.Field(name) is not null
            || row.Transform is Transform.Skip or Transform.Relate or Transform.BodyLine or Transform.AgentByEmail
            ? null
            : new NewField(name, field.Label, FieldFit.Form(field, row.Transform), [.. field.Options.Select(option => option.Label)]);

    private static List<NextBest> NextBest(ExistingAnswer answer) =>
    [
        .. answer.First.Candidates
            .Where(candidate => answer.Transform is null || candidate.Destination.Name != answer.Proposed?.Destination.Name)
            .Where(candidate => candidate.Score >= LeastMentioned)
            .Take(MostNextBest)
            .Select(candidate => new NextBest(
                candidate.Destination.Name, Rounded(candidate.Score), candidate.Reasons,
                candidate.Destination.Name == answer.Proposed?.Destination.Name ? answer.Fit?.Refused : null)),
    ];

    /// <summary>Two decimals are more than anybody can tell apart, and a guess is never certain.</summary>
    private static double Rounded(double score) => Math.Min(0.99, Math.Round(score, 2));

    private ProposedValues? Choices(FieldPlan row, ExistingAnswer? answer) => answer is { Proposed: { } field, Fit.Values: { } values }
        ? new(source.Name, row.Source, field.Destination.Name, values.Pairs, values.Unmapped, answer.Transform is not null)
        : null;
}

/// <summary>What is proposed for one source object.</summary>
/// <param name="Asked">The fields for which existing ones were looked for.</param>
internal sealed record ObjectProposal(
    ObjectPlan Plan, IReadOnlyList<ProposedField> Fields, IReadOnlyList<ProposedValues> Values, IReadOnlyList<AskedField> Asked);
