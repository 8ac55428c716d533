using Workbench.Core.Schema;

namespace Workbench.Pipeline.Map.Matching.Describe;

/// <summary>What the proposer knows about one field or CSV column. Everything but the name may be missing.</summary>
/// <param name="Name">Machine name or header; unique in its table.</param>
/// <param name="Label">What people see; the name where nobody said.</param>
/// <param name="Type">The declared type; <see cref="FieldType.Unknown"/> where only the values can tell.</param>
/// <param name="Options">Labels of a choice, else empty.</param>
/// <param name="Values">What its values look like; <see cref="ValueProfile.Empty"/> where none were seen.</param>
/// <param name="HoldsMany">True for a destination field into which several source fields may go (a note, a body, tags).</param>
public sealed record FieldDescription(
    string Name,
    string Label,
    FieldType Type,
    IReadOnlyList<string> Options,
    ValueProfile Values,
    bool HoldsMany = false)
{
    /// <summary>A column of a plain table: a header and what was read below it.</summary>
    public static FieldDescription OfColumn(string header, ValueProfile values) => new(header, header, FieldType.Unknown, [], values);

    /// <summary>A field of a schema snapshot with the values seen in records so far.</summary>
    public static FieldDescription OfField(FieldSchema field, ValueProfile values) =>
        new(field.Name, field.Label, field.Type, [.. field.Options.Select(option => option.Label)], values);
}
