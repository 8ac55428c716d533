using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Discovery;

/// <summary>Zoho Desk's words for field types, both ways (Zoho Desk OpenAPI 1.0, Field.json); their case differs from call to call.</summary>
internal static class VendorTypes
{
    /// <summary>Digits of a number field (Field.json: <c>Number</c> takes 1 to 9).</summary>
    public const int MaxDigits = 9;

    public const int DecimalDigits = 16;

    public const int DecimalPlaces = 4;

    /// <summary>The shared type; a <c>Text</c> with values is a picklist (seen in clients of the real API).</summary>
    public static FieldType Read(string? type, bool hasOptions) => type?.ToLowerInvariant() switch
    {
        "multiselect" or "multiselectpicklist" => FieldType.MultiChoice,
        "picklist" or "coloredpicklist" => FieldType.Choice,
        _ when hasOptions => FieldType.Choice,
        "text" => FieldType.Text,
        "textarea" => FieldType.LongText,
        "number" or "decimal" or "currency" or "percent" => FieldType.Number,
        "boolean" => FieldType.Boolean,
        "date" => FieldType.Date,
        "datetime" => FieldType.Instant,
        "email" => FieldType.Email,
        "phone" => FieldType.Phone,
        "url" => FieldType.Url,
        "lookup" => FieldType.Link,
        _ => FieldType.Unknown,
    };

    /// <summary>The type of a new field; everything without a safe counterpart is text.</summary>
    public static string Write(FieldType type) => type switch
    {
        FieldType.Number => "Decimal",
        FieldType.Boolean => "Boolean",
        FieldType.Date => "Date",
        FieldType.Instant => "DateTime",
        FieldType.Choice => "Picklist",
        _ => "Text",
    };
}
