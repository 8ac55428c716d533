using System.Globalization;
using System.Text.Json.Nodes;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Which texts the vendor's field types accept.</summary>
internal static class FieldValues
{
    /// <summary>The value as it is stored and answered; null when the type refuses it.</summary>
    /// <param name="maxLength">0 sets no limit.</param>
    public static JsonNode? Accept(string type, int maxLength, JsonNode value)
    {
        if (type == StandardField.Structure)
        {
            return maxLength == 0 || value is JsonArray array && array.Count <= maxLength ? value.DeepClone() : null;
        }
        return ZohoJson.AsText(value) is { } text ? Accept(type, maxLength, text) : null;
    }

    private static string? Accept(string type, int maxLength, string text) => type switch
    {
        "Null" or "Formula" => null,
        "DateTime" => ZohoJson.ReadTime(text) is { } time ? ZohoJson.Time(time) : null,
        "Date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null,
        "Boolean" => text is "true" or "false" ? text : null,
        "Digits" => Fits(text, maxLength) && text.All(char.IsAsciiDigit) ? text : null,
        "Number" => IsNumber(text, 0, maxLength) ? text : null,
        "Decimal" or "Currency" => IsNumber(text, 9, maxLength) ? text : null,
        "Percent" => IsNumber(text, 9, 16) ? text : null,
        "Email" => Fits(text, maxLength) && IsAddress(text) ? text : null,
        _ => Fits(text, maxLength) ? text : null,
    };

    private static bool Fits(string text, int maxLength) => maxLength == 0 || text.Length <= maxLength;

    private static bool IsAddress(string text) =>
        text.IndexOf('@') is > 0 and var at && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);

    // The vendor counts digits; sign and point are none.
    private static bool IsNumber(string text, int decimals, int maxDigits)
    {
        var parts = text.TrimStart('-').Split('.');
        return text.Length - text.TrimStart('-').Length <= 1
            && parts.Length <= (decimals > 0 ? 2 : 1)
            && parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit))
            && parts.Sum(part => part.Length) <= maxDigits;
    }
}
