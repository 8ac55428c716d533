using Workbench.Core.Schema;

namespace Workbench.Core.Records;

/// <summary>A source record in the shared vocabulary: every field the source gave, typed, in the source's order.</summary>
/// <param name="Key">The record's key.</param>
/// <param name="Object">Name of the source object it came from.</param>
/// <param name="Fields">All fields, standard and custom, also the empty ones.</param>
/// <param name="Links">Relations that the body itself states. Relations found by other calls are added by the extract step.</param>
public sealed record CanonicalRecord(
    RecordKey Key,
    string Object,
    IReadOnlyList<CanonicalField> Fields,
    IReadOnlyList<RecordLink> Links)
{
    /// <summary>Why its body could not be read, in words with the next step; null where it could. Such a record has no fields, and mapping makes a reject of it.</summary>
    public string? Unreadable { get; init; }

    /// <summary>The value of the field that plays a role (see <see cref="FieldRole"/>), or empty where no field does.</summary>
    public FieldValue ByRole(string role)
    {
        foreach (var field in Fields)
        {
            if (field.Schema.Role == role)
            {
                return field.Value;
            }
        }

        return FieldValue.Empty.Value;
    }
}

/// <summary>One field of one record.</summary>
/// <param name="Schema">The field's definition in the source's schema snapshot.</param>
/// <param name="Value">Its value.</param>
public sealed record CanonicalField(FieldSchema Schema, FieldValue Value);
