using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>The shape of every write's body, see <see cref="Wire.WriteParts"/>.</summary>
internal static class Bodies
{
    public static JsonElement Of(JsonObject json, JsonNode? path = null, JsonArray? values = null, JsonArray? notes = null)
    {
        var body = new JsonObject { ["path"] = path is null ? [] : new JsonArray(path), ["json"] = json };
        if (values is not null)
        {
            body["values"] = values;
        }

        if (notes is not null)
        {
            body["notes"] = notes;
        }

        return JsonSerializer.SerializeToElement(body);
    }

    /// <summary>A reference by id alone: any other key in it would change the record it names, and an e-mail would create one (vendor, 2020).</summary>
    public static JsonObject Reference(JsonNode? id) => new() { ["id"] = id };

    /// <summary>An id of the snapshot as the number that the API takes.</summary>
    public static JsonNode Number(string id) =>
        long.TryParse(id, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(id);

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset? Time(FieldValue value) => value is FieldValue.Instant instant ? instant.Value : null;
}
