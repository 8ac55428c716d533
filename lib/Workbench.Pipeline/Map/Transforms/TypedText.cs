using System.Globalization;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Map.Transforms;

/// <summary>Values that a plan itself states, as invariant text.</summary>
internal static class TypedText
{
    /// <summary>The value in the form of a type; null where the text is none. Types without a form of their own are text.</summary>
    public static FieldValue? Read(string text, FieldType type) => type switch
    {
        _ when text.Length == 0 => FieldValue.Empty.Value,
        FieldType.Number => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? new FieldValue.Number(number)
            : null,
        FieldType.Boolean => text is "true" or "false" ? new FieldValue.Boolean(text == "true") : null,
        FieldType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new FieldValue.Date(day)
            : null,
        FieldType.Instant => DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new FieldValue.Instant(at)
            : null,
        _ => new FieldValue.Text(text),
    };

    /// <summary>What <see cref="Read"/> expects, in words.</summary>
    public static string Form(FieldType type) => type switch
    {
        FieldType.Number => "a number such as 1.5",
        FieldType.Boolean => "true or false",
        FieldType.Date => "a date such as 2024-02-29",
        FieldType.Instant => "a time such as 2024-02-29T12:30:00Z",
        _ => "a text",
    };
}
