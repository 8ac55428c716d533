using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Core.Records;

namespace Workbench.Core.Writing;

/// <summary>Stands in a payload for the id of another record's twin, which is known only once that record is loaded.</summary>
/// <param name="Key">The source record.</param>
/// <param name="Type">The twin's type.</param>
public sealed record TwinToken(RecordKey Key, string Type)
{
    private const string Name = "$twin";

    /// <summary><c>{"$twin":"ivinex/contact/1","type":"contact"}</c></summary>
    public JsonObject ToJson() => new() { [Name] = Key.ToString(), ["type"] = Type };

    /// <summary>The tokens of a payload, each once, in document order.</summary>
    public static IReadOnlyList<TwinToken> In(JsonElement payload)
    {
        // Most payloads hold none, and looking for the name is quicker than looking at every member. An escape may hide it.
        if (JsonMarshal.GetRawUtf8Value(payload) is var json && !json.Contains((byte)'$') && json.IndexOf(@"\u0024"u8) < 0)
        {
            return [];
        }

        var found = new List<TwinToken>();
        Collect(payload, found);
        return [.. found.Distinct()];
    }

    /// <summary>The payload with every token replaced by the id that <paramref name="resolve"/> gives.</summary>
    public static JsonNode? Resolve(JsonElement payload, Func<TwinToken, string> resolve) => payload.ValueKind switch
    {
        JsonValueKind.Object when Read(payload) is { } token => JsonValue.Create(resolve(token)),
        JsonValueKind.Object => new JsonObject(payload.EnumerateObject()
            .Select(property => KeyValuePair.Create(property.Name, Resolve(property.Value, resolve)))),
        JsonValueKind.Array => new JsonArray([.. payload.EnumerateArray().Select(element => Resolve(element, resolve))]),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(payload.Clone()),
    };

    private static void Collect(JsonElement payload, List<TwinToken> found)
    {
        if (payload.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in payload.EnumerateArray())
            {
                Collect(element, found);
            }
        }
        else if (payload.ValueKind == JsonValueKind.Object)
        {
            if (Read(payload) is { } token)
            {
                found.Add(token);
                return;
            }

            foreach (var property in payload.EnumerateObject())
            {
                Collect(property.Value, found);
            }
        }
    }

    private static TwinToken? Read(JsonElement payload) =>
        payload.TryGetProperty(Name, out var key) && key.ValueKind == JsonValueKind.String
        && payload.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
        && RecordKey.TryParse(key.GetString(), out var record)
            ? new TwinToken(record, type.GetString() ?? "")
            : null;
}
