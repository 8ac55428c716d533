using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Workbench.Emulators.Kit;

/// <summary>One hash over everything a client of the vendor could see.</summary>
/// <param name="volatileProperties">Names left out at any depth.</param>
/// <param name="archivedProperty">Objects in which this property is true are left out; null for none.</param>
internal sealed class Fingerprint(IReadOnlySet<string> volatileProperties, string? archivedProperty)
{
    /// <summary>Collections in ordinal order, documents in order of insertion, properties in ordinal order.</summary>
    public string Of(DocumentStore store)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var collection in store.Collections().Where(name => !name.StartsWith('_')))
        {
            foreach (var document in store.Scan(collection).Where(document => IsVisible(document.Body)))
            {
                var text = $"{collection}\n{document.Id}\n{Canonical(document.Body)?.ToJsonString()}\n";
                hash.AppendData(Encoding.UTF8.GetBytes(text));
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private bool IsVisible(JsonNode? node) =>
        archivedProperty is null || node is not JsonObject fields
        || fields[archivedProperty] is not JsonValue value || !value.TryGetValue<bool>(out var isArchived) || !isArchived;

    private JsonNode? Canonical(JsonNode? node) => node switch
    {
        JsonObject properties => new JsonObject(properties
            .Where(property => !volatileProperties.Contains(property.Key) && IsVisible(property.Value))
            .OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => KeyValuePair.Create(property.Key, Canonical(property.Value)))),
        JsonArray values => new JsonArray([.. values.Where(IsVisible).Select(Canonical)]),
        _ => node?.DeepClone(),
    };
}
