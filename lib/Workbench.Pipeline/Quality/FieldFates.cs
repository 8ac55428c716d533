using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Quality;

/// <summary>What the destination is known to do with each source field: the plan's row where there is a plan, else the connector's own, and the destination's limits.</summary>
/// <param name="destination">What people call the destination.</param>
public sealed class FieldFates(string destination, IReadOnlyDictionary<(string Object, string Field), FieldFate> fates)
{
    /// <summary>Nothing is known: general limits are used.</summary>
    public static FieldFates Unknown { get; } = new("The destination", new Dictionary<(string, string), FieldFate>());

    /// <summary>What people call the destination.</summary>
    public string Destination => destination;

    /// <summary>The field's fate; null where nothing is known of it.</summary>
    public FieldFate? Of(string sourceObject, string? field) => field is null ? null : fates.GetValueOrDefault((sourceObject, field));

    /// <summary>Reads them from the plan, or from what the connector proposes. Pure.</summary>
    /// <param name="plan">Null as long as none was proposed.</param>
    public static FieldFates Of(SchemaSnapshot source, SchemaSnapshot destination, IDestinationConnector connector, Plan? plan)
    {
        var fates = new Dictionary<(string, string), FieldFate>();
        foreach (var found in source.Objects.Where(found => found.Kind is not null))
        {
            var row = plan?.For(found.Name) ?? connector.Propose(found, source, destination);
            var twin = destination.Objects.FirstOrDefault(known => known.Name == row.DestinationObject);
            foreach (var field in row.Fields)
            {
                var place = field.Destination is { } name ? twin?.Field(name) : null;
                fates[(found.Name, field.Source)] = new FieldFate(twin?.Label ?? row.DestinationObject, place?.Label ?? field.Destination, place?.MaxLength, field.Transform, place?.Type);
            }
        }

        return new FieldFates(connector.Description.Label, fates);
    }
}

/// <summary>Where one source field goes.</summary>
/// <param name="Object">Label of the destination object; null where nothing is written.</param>
/// <param name="Field">Label of the destination's field, or the name of a place that is no field; null where it has none.</param>
/// <param name="MaxLength">Longest text in characters; null where no limit is known.</param>
/// <param name="Transform">What the row does with the value.</param>
/// <param name="Type">Type of the destination's field; null where it is still to be created, or is no field.</param>
public sealed record FieldFate(string? Object, string? Field, int? MaxLength, Transform Transform, FieldType? Type = null)
{
    /// <summary>True where the value is left behind.</summary>
    public bool IsLeftBehind => Transform is Transform.Skip;

    /// <summary>The place in words.</summary>
    public override string ToString() => Transform switch
    {
        Transform.Skip skip => $"nowhere ({ReasonCode.Explain(skip.Reason).TrimEnd('.')})",
        Transform.Relate => "a relation",
        _ when Field is null => Object ?? "nowhere",
        _ => $"{Object}: {Field}",
    };
}
