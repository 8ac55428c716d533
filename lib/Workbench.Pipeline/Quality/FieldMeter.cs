using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Quality.Sketches;
using Workbench.Pipeline.Quality.Times;

namespace Workbench.Pipeline.Quality;

/// <summary>Measures one field while records stream by. Its memory is capped, whatever the number of records.</summary>
internal sealed class FieldMeter(FieldSchema schema)
{
    private const int ShownExamples = 3;

    private readonly DistinctCount distinct = new();
    private readonly PatternCounts patterns = new();
    private readonly NumberSpread lengths = new();
    private readonly Extremes longest = new();
    private readonly List<string> examples = [];
    private long records;
    private long filled;

    public FieldSchema Field => schema;

    /// <summary>The numbers of a number field; null for other types.</summary>
    public NumberSpread? Numbers { get; } = IsNumber(schema) ? new NumberSpread() : null;

    /// <summary>The records with the smallest and largest numbers; null for other types.</summary>
    public Extremes? Farthest { get; } = IsNumber(schema) ? new Extremes() : null;

    /// <summary>The hours of the day of a time field; null for other types.</summary>
    public HourProfile? Hours { get; } = schema.Type == FieldType.Instant && schema.Role != FieldRole.System ? new HourProfile() : null;

    /// <summary>The values of a field with words or choices; null for other types.</summary>
    public ValueCounts? Values { get; } = HoldsWords(schema) ? new ValueCounts() : null;

    /// <summary>What the values of a custom text field really are; null for other types.</summary>
    public TextForms? Forms { get; } = schema is { Role: null, Type: FieldType.Text or FieldType.LongText or FieldType.Unknown } ? new TextForms() : null;

    public PatternCounts Patterns => patterns;

    public NumberSpread Lengths => lengths;

    public Extremes Longest => longest;

    /// <summary>Different values; an estimate where there are many.</summary>
    public long Distinct => distinct.Count;

    public long Records => records;

    public long Filled => filled;

    public void Add(RecordKey key, FieldValue value)
    {
        records++;
        if (value.IsEmpty)
        {
            return;
        }

        filled++;
        var text = value.Print();
        lengths.Add(text.Length);
        longest.Add(text.Length, key);
        if (distinct.Add(TextHash.Of(text)) && examples.Count < ShownExamples)
        {
            examples.Add(Excerpt.Of(text));
        }

        patterns.Add(text, key);
        Values?.Add(text);
        Forms?.Add(text);
        if (value is FieldValue.Number number && Numbers is not null)
        {
            Numbers.Add((double)number.Value);
            Farthest!.Add((double)number.Value, key);
        }
        else if (value is FieldValue.Instant instant)
        {
            Hours?.Add(instant.Value);
        }
    }

    public FieldProfile Profile() => new(
        schema.Name,
        schema.Label,
        schema.Type,
        schema.Role,
        schema.IsCustom,
        records,
        filled,
        distinct.Count,
        distinct.IsEstimated,
        filled == 0 ? null : LengthsOf(lengths),
        longest.Highest() is [var first, ..] ? first.Key : null,
        patterns.Top(),
        [.. examples],
        Numbers is { Count: > 0 } numbers ? SpreadOf(numbers) : null,
        Hours is { Count: > 0 } hours ? hours.All : null);

    private static LengthProfile LengthsOf(NumberSpread spread) =>
        new((int)spread.Min, Rounded(spread, 0.5), Rounded(spread, 0.99), (int)spread.Max);

    private static int Rounded(NumberSpread spread, double share) => (int)Math.Round(spread.Quantile(share)!.Value);

    private static NumberProfile SpreadOf(NumberSpread spread) => new(
        spread.Min, spread.Quantile(0.25)!.Value, spread.Quantile(0.5)!.Value, spread.Quantile(0.75)!.Value, spread.Quantile(0.99)!.Value, spread.Max);

    private static bool IsNumber(FieldSchema field) =>
        field.Type is FieldType.Number or FieldType.Duration && field.Role is not (FieldRole.Id or FieldRole.System or FieldRole.FileBytes);

    private static bool HoldsWords(FieldSchema field) => field.Type is FieldType.Text or FieldType.Choice or FieldType.Unknown
        && field.Role is null or FieldRole.Status or FieldRole.Priority or FieldRole.Channel or FieldRole.TicketType;
}
