using System.Text.Json;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Read;

/// <summary>Collects the fields of one twin; what holds nothing is left out.</summary>
internal sealed class StateBuilder
{
    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);

    public StateBuilder Put(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            fields[name] = value;
        }

        return this;
    }

    public StateBuilder PutTime(string name, DateTimeOffset? at) => Put(name, at is { } time ? new FieldValue.Instant(time).Print() : null);

    /// <summary>Custom attributes, each printed by its own definition.</summary>
    public StateBuilder PutAttributes(JsonElement attributes, ObjectSchema? schema)
    {
        foreach (var attribute in attributes.Members().Where(attribute => !attribute.Name.StartsWith("_default_", StringComparison.Ordinal)))
        {
            Put(attribute.Name, AttributeText.Print(attribute.Value, schema?.Field(attribute.Name)));
        }

        return this;
    }

    public TwinState Build(TwinRef twin, IReadOnlyList<TwinFile>? files = null) => new(twin, fields, files ?? []);
}
