using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Discovery;

/// <summary>Intercom's words for types, both ways (OpenAPI 2.16: data attributes and ticket type attributes).</summary>
internal static class VendorTypes
{
    /// <summary>The shared type of a vendor's <c>data_type</c>; lists read back as strings with options.</summary>
    public static FieldType Read(string? dataType, bool hasOptions) => dataType switch
    {
        _ when hasOptions => FieldType.Choice,
        "string" => FieldType.Text,
        "integer" or "float" or "decimal" => FieldType.Number,
        "boolean" => FieldType.Boolean,
        "datetime" => FieldType.Instant,
        "date" => FieldType.Date,
        "list" or "options" => FieldType.Choice,
        "files" => FieldType.File,
        _ => FieldType.Unknown,
    };

    /// <summary>The <c>data_type</c> of a contact or company attribute.</summary>
    public static string Attribute(FieldType type) => type switch
    {
        FieldType.Number => "float",
        FieldType.Boolean => "boolean",
        FieldType.Date => "date",
        FieldType.Instant => "datetime",
        FieldType.Choice => "options",
        _ => "string",
    };

    /// <summary>The <c>data_type</c> of a ticket attribute; a plain date becomes a time at midnight UTC.</summary>
    public static string TicketAttribute(FieldType type) => type switch
    {
        FieldType.Number => "decimal",
        FieldType.Boolean => "boolean",
        FieldType.Date or FieldType.Instant => "datetime",
        FieldType.Choice => "list",
        _ => "string",
    };
}
