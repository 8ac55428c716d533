using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Core.Writing;

/// <summary>Stands in a payload for the bytes of a downloaded file; the connector reads them from the file store when it sends.</summary>
/// <param name="Sha256">Content address, 64 hex digits.</param>
public sealed record FileToken(string Sha256, string FileName, string ContentType, long Bytes)
{
    private const string Name = "$file";

    public JsonObject ToJson() => new() { [Name] = Sha256, ["name"] = FileName, ["type"] = ContentType, ["bytes"] = Bytes };

    /// <summary>The token that this JSON value is, or null.</summary>
    public static FileToken? Read(JsonElement payload) =>
        payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty(Name, out var hash)
            ? new FileToken(
                hash.GetString() ?? "",
                payload.GetProperty("name").GetString() ?? "",
                payload.GetProperty("type").GetString() ?? "",
                payload.GetProperty("bytes").GetInt64())
            : null;
}
