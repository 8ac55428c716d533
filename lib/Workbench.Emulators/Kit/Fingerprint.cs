using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Workbench.Emulators.Kit;

/// <summary>One hash over everything a client of the vendor could see.</summary>
internal static class Fingerprint
{
    /// <summary>Collections in ordinal order, documents in order of insertion, properties in ordinal order.</summary>
    public static string Of(DocumentStore store, IReadOnlySet<string> volatileProperties)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var collection in store.Collections().Where(name => !name.StartsWith('_')))
        {
            foreach (var document in store.Scan(collection))
            {
                var text = $"{collection}\n{document.Id}\n{Canonical(document.Body, volatileProperties)?.ToJsonString()}\n";
                hash.AppendData(Encoding.UTF8.GetBytes(text));
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static JsonNode? Canonical(JsonNode? node, IReadOnlySet<string> volatileProperties) => node switch
    {
        JsonObject properties => new JsonObject(properties
            .Where(property => !volatileProperties.Contains(property.Key))
            .OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => KeyValuePair.Create(property.Key, Canonical(property.Value, volatileProperties)))),
        JsonArray values => new JsonArray([.. values.Select(value => Canonical(value, volatileProperties))]),
        _ => node?.DeepClone(),
    };
}
