using System.Globalization;
using System.Text.Json;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Read;

/// <summary>An attribute's JSON value as canonical text: options by label, times in UTC, numbers without trailing zeros.</summary>
internal static class AttributeText
{
    /// <param name="field">The attribute's definition; null where the workspace lists none.</param>
    public static string Print(JsonElement value, FieldSchema? field) => field?.Type switch
    {
        _ when value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined => "",
        FieldType.Instant when Time(value) is { } at => new FieldValue.Instant(at).Print(),
        FieldType.Date when Time(value) is { } at => DayOrTime(at).Print(),
        FieldType.Number when decimal.TryParse(Raw(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            new FieldValue.Number(number).Print(),
        FieldType.Choice => Label(Raw(value), field.Options),
        _ => Raw(value),
    };

    /// <summary>
    /// Intercom reads attributes of type <c>datetime</c> back as <c>date</c> (OpenAPI 2.16, data_attribute), so the value decides: midnight UTC
    /// is a day, anything else a time.
    /// </summary>
    public static FieldValue DayOrTime(DateTimeOffset at) => at.UtcDateTime.TimeOfDay == TimeSpan.Zero
        ? new FieldValue.Date(DateOnly.FromDateTime(at.UtcDateTime))
        : new FieldValue.Instant(at);

    private static string Raw(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Raw)),
        JsonValueKind.Object => value.Text("label") ?? value.Text("id") ?? value.GetRawText(),
        _ => value.GetRawText(),
    };

    private static string Label(string idOrLabel, IReadOnlyList<FieldOption> options) =>
        options.FirstOrDefault(option => option.Id == idOrLabel)?.Label ?? idOrLabel;

    private static DateTimeOffset? Time(JsonElement value) =>
        long.TryParse(Raw(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) && JsonReading.UnixTime(seconds) is { } second
            ? second
            : DateTimeOffset.TryParse(Raw(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
                ? at
                : null;
}
