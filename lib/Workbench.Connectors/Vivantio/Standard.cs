using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>Makes the definitions of the vendor's own fields. One without a role travels like a custom field.</summary>
internal static class Standard
{
    public static FieldSchema Field(string name, string label, FieldType type, string? role = null) =>
        new(name, label, type, role, IsCustom: role is null);

    public static FieldSchema Choice(string name, string label, IReadOnlyList<FieldOption> options, string? role = null) =>
        new(name, label, FieldType.Choice, role, options, IsCustom: role is null);

    public static FieldSchema Link(string name, string label, string to, string? role = null) =>
        new(name, label, FieldType.Link, role, LinkedObject: to, IsCustom: role is null);

    /// <summary>The mark of a row that is not used any more. It travels like a custom field, because no destination has one of its own.</summary>
    public static FieldSchema Deleted { get; } = new("Deleted", "Deleted", FieldType.Boolean, FieldRole.IsDeleted, IsCustom: true);

    public static FieldSchema Technical(string name) => new(name, name, FieldType.Text, FieldRole.System);
}
