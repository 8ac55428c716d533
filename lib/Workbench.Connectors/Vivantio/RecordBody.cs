using System.Buffers;
using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Hashing;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// The body of a record: the vendor's row verbatim, and beside it, under names of their own, what further calls and operator files say.
/// Lists that come in no promised order are put in order, so that an unchanged record keeps its hash.
/// </summary>
internal static class RecordBody
{
    public const string Row = "Row";
    public const string Forms = "Forms";
    public const string SlaStages = "SlaStages";
    public const string Meta = "Meta";
    public const string Members = "Members";
    public const string TicketId = "TicketId";
    public const string IsPrivate = "IsPrivate";
    public const string AuthorCallerId = "AuthorCallerId";

    /// <summary>A body; a part that is null is left out.</summary>
    public static ReadOnlyMemory<byte> Of(JsonElement row, params ReadOnlySpan<(string Name, object? Value)> parts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = CanonicalJson.Options.Encoder }))
        {
            writer.WriteStartObject();
            writer.WritePropertyName(Row);
            writer.WriteRawValue(row.GetRawText());
            foreach (var (name, value) in parts)
            {
                if (value is not null)
                {
                    writer.WritePropertyName(name);
                    JsonSerializer.Serialize(writer, value, CanonicalJson.Options);
                }
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Rows by their id.</summary>
    public static IReadOnlyList<JsonElement> Ordered(IEnumerable<JsonElement> rows) =>
        [.. rows.OrderBy(row => VivantioJson.Number(row, "Id")).ThenBy(row => VivantioJson.Text(row, "Id"), StringComparer.Ordinal)];
}
