using Workbench.Pipeline.Map.Matching.Describe;
using Workbench.Pipeline.Map.Matching.Words;

namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>The fields of one side, read once: their words and their values in comparable form.</summary>
internal sealed class FieldTable
{
    /// <summary>Values of a field that are compared; the most frequent ones, which profiles have first.</summary>
    private const int ComparedValues = 5000;

    public FieldTable(IReadOnlyList<FieldDescription> fields, NameReader reader)
    {
        Fields = fields;
        Names = [.. fields.Select(field => NamesOf(field, reader))];
        Values = [.. fields.Select(field => ValuesOf(field, text => text))];
        BareValues = [.. fields.Select(BareValuesOf)];
    }

    public IReadOnlyList<FieldDescription> Fields { get; }

    public WordTable Words { get; } = new();

    /// <summary>For each field the word numbers of its name and, where it differs, of its label.</summary>
    public IReadOnlyList<int[][]> Names { get; }

    /// <summary>For each field its values and options in normal form, each with a weight that grows slowly with its frequency.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> Values { get; }

    /// <summary>The same without what stands in brackets; empty for a field whose values have none.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> BareValues { get; }

    public int Count => Fields.Count;

    private int[][] NamesOf(FieldDescription field, NameReader reader)
    {
        var name = Words.Add(reader.Read(field.Name));
        return string.Equals(field.Name, field.Label, StringComparison.OrdinalIgnoreCase) || field.Label.Length == 0
            ? [name]
            : [name, Words.Add(reader.Read(field.Label))];
    }

    private static Dictionary<string, double> BareValuesOf(FieldDescription field) =>
        field.Values.Distinct.Any(seen => ValueReadings.WithoutBrackets(seen.Text) is not null)
            ? ValuesOf(field, text => ValueReadings.WithoutBrackets(text) ?? text)
            : [];

    private static Dictionary<string, double> ValuesOf(FieldDescription field, Func<string, string> read)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var seen in field.Values.Distinct.Take(ComparedValues))
        {
            Add(values, read(seen.Text), Math.Log(1 + seen.Times));
        }

        foreach (var option in field.Options)
        {
            Add(values, read(option), Math.Log(2));
        }

        return values;
    }

    private static void Add(Dictionary<string, double> values, string text, double weight)
    {
        var normal = WordSplitter.NormalizeValue(text);
        if (normal.Length > 0)
        {
            values[normal] = values.GetValueOrDefault(normal) + weight;
        }
    }
}
