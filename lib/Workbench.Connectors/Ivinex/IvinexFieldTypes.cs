using Workbench.Core.Schema;

namespace Workbench.Connectors.Ivinex;

/// <summary>
/// Translates the vendor's data and display types. It names at least 22 and documents few (field-display-options and NodeID=126,
/// January 2026): what is not listed here is read as text and reported.
/// </summary>
internal static class IvinexFieldTypes
{
    public static FieldType Of(FieldDefinition field) => Of(field.DataType.ToUpperInvariant(), field.DisplayType.ToUpperInvariant());

    private static FieldType Of(string data, string display) => (data, display) switch
    {
        ("TEXT", "RICHTEXT" or "RICH TEXT") => FieldType.Html,
        ("TEXT", "TEXTAREA") => FieldType.LongText,
        ("TEXT", "PHONE NUMBER" or "HYPERLINK" or "EMAIL" or "DURATION") => Of(display, ""),
        ("TEXT", _) => FieldType.Text,
        ("NUMBER" or "CURRENCY", _) => FieldType.Number,
        ("DATE", _) => FieldType.Date,
        ("DATETIME" or "DATE TIME", _) => FieldType.Instant,
        ("DROPDOWN", _) => FieldType.Choice,
        ("CHECKBOX", _) => FieldType.Boolean,
        ("USER", _) => FieldType.Agent,
        ("LINKED RECORD", _) => FieldType.Link,
        ("RECORD LIST", _) => FieldType.Links,
        ("PHONE NUMBER", _) => FieldType.Phone,
        ("EMAIL", _) => FieldType.Email,
        ("HYPERLINK", _) => FieldType.Url,
        ("DURATION", _) => FieldType.Duration,
        _ => FieldType.Unknown,
    };
}
