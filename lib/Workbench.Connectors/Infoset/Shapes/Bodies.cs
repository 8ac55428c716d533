using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Core.Hashing;
using Workbench.Core.Records;

namespace Workbench.Connectors.Infoset.Shapes;

/// <summary>Makes records. What the vendor answered stays byte for byte; answers of several calls stand side by side under a name each.</summary>
internal static class Bodies
{
    /// <summary>A record whose body is one row.</summary>
    public static SourceRecord Record(Kind kind, string id, string name, JsonElement row, DateTimeOffset? modifiedAt) =>
        new(new RecordKey(InfosetSource.Name, kind, id), name, JsonMarshal.GetRawUtf8Value(row).ToArray(), modifiedAt);

    /// <summary>A record whose body the connector made.</summary>
    public static SourceRecord Record(Kind kind, string id, string name, JsonObject body, DateTimeOffset? modifiedAt) =>
        new(new RecordKey(InfosetSource.Name, kind, id), name, JsonSerializer.SerializeToUtf8Bytes(body, CanonicalJson.Options), modifiedAt);

    /// <summary>A record whose body holds several answers.</summary>
    public static SourceRecord Record(
        Kind kind, string id, string name, DateTimeOffset? modifiedAt, params ReadOnlySpan<(string Name, JsonElement Value)> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (member, value) in members)
            {
                writer.WritePropertyName(member);
                writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return new(new RecordKey(InfosetSource.Name, kind, id), name, buffer.WrittenMemory.ToArray(), modifiedAt);
    }

    /// <summary>A value as it stands in JSON.</summary>
    public static JsonElement Of<T>(T value) => JsonSerializer.SerializeToElement(value, CanonicalJson.Options);
}
