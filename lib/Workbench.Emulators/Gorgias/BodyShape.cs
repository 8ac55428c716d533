using System.Text.Json.Nodes;

namespace Workbench.Emulators.Gorgias;

/// <summary>The keys that an object may have. Anything else is refused, as the vendor does.</summary>
internal sealed class BodyShape
{
    private readonly Dictionary<string, FieldRule> fields = new(StringComparer.Ordinal);

    public FieldRule this[string name]
    {
        init => fields[name] = value;
    }

    /// <summary>The same keys with others added.</summary>
    public BodyShape With(BodyShape more) => Of(fields.Concat(more.fields));

    /// <summary>The same keys without some.</summary>
    public BodyShape Without(params IReadOnlyCollection<string> names) => Of(fields.Where(field => !names.Contains(field.Key)));

    /// <summary>The same keys, none of them required.</summary>
    public BodyShape Partial() =>
        Of(fields.Select(field => KeyValuePair.Create(field.Key, field.Value with { IsRequired = false })));

    /// <summary>What is wrong, by field; null when nothing is.</summary>
    public JsonObject? Problems(JsonObject body)
    {
        var problems = new JsonObject();
        foreach (var (name, value) in body)
        {
            var problem = !fields.TryGetValue(name, out var rule) ? FieldRules.Reason("Unknown field.")
                : value is not null ? rule.Check(value)
                : rule.IsRequired ? FieldRules.Reason("Field may not be null.")
                : null;
            if (problem is not null)
            {
                problems[name] = problem;
            }
        }
        foreach (var (name, _) in fields.Where(field => field.Value.IsRequired && !body.ContainsKey(field.Key)))
        {
            problems[name] = FieldRules.Reason("Missing data for required field.");
        }
        return problems.Count == 0 ? null : problems;
    }

    private static BodyShape Of(IEnumerable<KeyValuePair<string, FieldRule>> fields)
    {
        var shape = new BodyShape();
        foreach (var (name, rule) in fields)
        {
            shape.fields[name] = rule;
        }
        return shape;
    }
}
