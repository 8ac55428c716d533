using System.Text.Json;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset.Shapes;

/// <summary>One object of the account: its standard fields and where they stand in a record's body.</summary>
/// <param name="Name">Machine name of the object.</param>
/// <param name="Fields">Standard fields; a field's value is the member of the same name unless <see cref="Compute"/> gives another.</param>
internal sealed record RecordShape(string Name, string Label, Kind Kind, IReadOnlyList<FieldSchema> Fields)
{
    /// <summary>The member of the body that holds the vendor's row; null where the body is the row.</summary>
    public string? Root { get; init; }

    /// <summary>The word by which custom fields name this object; null where it has none.</summary>
    public string? PropertyObject { get; init; }

    /// <summary>A value that no member of the row states as it is; null where the member does.</summary>
    public Func<FieldSchema, RecordReading, FieldValue?> Compute { get; init; } = static (_, _) => null;

    /// <summary>Roles of links, by the name of the link field; other link fields are references.</summary>
    public IReadOnlyDictionary<string, string> LinkRoles { get; init; } = new Dictionary<string, string>();

    /// <summary>Links that no link field states.</summary>
    public Func<RecordKey, RecordReading, IEnumerable<RecordLink>> Links { get; init; } = static (_, _) => [];
}

/// <summary>A record's body while it is translated.</summary>
/// <param name="Body">The whole body.</param>
/// <param name="Row">The vendor's row in it.</param>
internal sealed record RecordReading(JsonElement Body, JsonElement Row, InfosetValues Values);
