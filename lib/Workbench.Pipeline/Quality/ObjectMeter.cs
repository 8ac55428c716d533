using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Quality;

/// <summary>Measures the records of one object, field by field.</summary>
internal sealed class ObjectMeter(string name, ObjectSchema? schema)
{
    private readonly Dictionary<string, FieldMeter> fields = new(StringComparer.Ordinal);
    private readonly List<FieldMeter> inOrder = [];
    private long records;

    public string Name => name;

    public IReadOnlyList<FieldMeter> Fields => inOrder;

    public void Add(CanonicalRecord record)
    {
        records++;
        foreach (var field in record.Fields)
        {
            Meter(field.Schema).Add(record.Key, field.Value);
        }
    }

    public ObjectProfile Profile() =>
        new(name, schema?.Label ?? name, schema?.Kind, records, [.. inOrder.Select(meter => meter.Profile())]);

    private FieldMeter Meter(FieldSchema field)
    {
        if (!fields.TryGetValue(field.Name, out var meter))
        {
            meter = new FieldMeter(field);
            fields[field.Name] = meter;
            inOrder.Add(meter);
        }

        return meter;
    }
}
