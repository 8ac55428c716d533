using System.Text.Json;
using System.Text.Json.Serialization;
using Workbench.Core.Hashing;

namespace Workbench.Ledger.Commits;

/// <summary>Writes changes so that the JSON inside them comes back byte for byte: bodies are compared by the hash of their text.</summary>
internal static class VerbatimJson
{
    private static readonly JsonSerializerOptions Options = new(CanonicalJson.Options) { Converters = { new Verbatim() } };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    private sealed class Verbatim : JsonConverter<JsonElement>
    {
        public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonElement.ParseValue(ref reader);

        public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.GetRawText());
    }
}
