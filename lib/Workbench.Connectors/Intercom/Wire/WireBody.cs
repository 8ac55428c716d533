using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Wire;

/// <summary>
/// Writes a body with every <see cref="FileToken"/> replaced by Intercom's inline form: <c>{content_type, name, data}</c> with base64
/// data (OpenAPI 2.16, attachment_files). Memory is bounded by the largest request, not by the account.
/// </summary>
internal static class WireBody
{
    public static ReadOnlyMemory<byte> Write(JsonNode body, IFileStore? files)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, JsonSerializer.SerializeToElement(body), files);
        }

        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value, IFileStore? files)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when files is not null && FileToken.Read(value) is { } token:
                WriteFile(writer, token, files);
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, files);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                {
                    Write(writer, element, files);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static void WriteFile(Utf8JsonWriter writer, FileToken token, IFileStore files)
    {
        var bytes = new byte[token.Bytes];
        using (var stream = files.OpenRead(token.Sha256))
        {
            stream.ReadExactly(bytes);
        }

        writer.WriteStartObject();
        writer.WriteString("content_type", token.ContentType);
        writer.WriteString("name", token.FileName);
        writer.WriteBase64String("data", bytes);
        writer.WriteEndObject();
    }
}
