using System.Globalization;
using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Read;

/// <summary>A member of an answer as canonical text. Numbers and flags of custom fields are texts on the wire.</summary>
internal static class FieldText
{
    public static string? Print(JsonElement record, string name, FieldSchema? field)
    {
        if (record.Text(name) is not { Length: > 0 } text)
        {
            return null;
        }

        return field?.Type switch
        {
            FieldType.Instant when DeskTime.Parse(text) is { } at => new FieldValue.Instant(at).Print(),
            FieldType.Number when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => new FieldValue.Number(number).Print(),
            FieldType.LongText when !field.IsCustom => HtmlText.Of(text),
            _ => text,
        };
    }
}
