using Workbench.Core.Records;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Kit;

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

    public TwinState Build(TwinRef twin, IReadOnlyList<TwinFile>? files = null) => new(twin, fields, files ?? []);
}
