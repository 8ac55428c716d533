using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workbench.Core.Hashing;

/// <summary>One way to write our own types as JSON: same value, same bytes. Members keep the order in which the type declares them.</summary>
public static class CanonicalJson
{
    /// <summary>Camel case, enums as words, nulls left out, no indent. The relaxed encoder is safe: this text never enters HTML unencoded.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 64,
    };

    /// <summary>As <see cref="Options"/>, indented by two spaces: for files that people read and edit.</summary>
    public static readonly JsonSerializerOptions Readable = new(Options) { WriteIndented = true };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>The same in UTF-8.</summary>
    public static byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    public static string Hash<T>(T value) => Sha256Hex.Of(Bytes(value));
}
