using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Checking;

/// <summary>Documents of a store as texts that can be compared.</summary>
internal static class DocumentTexts
{
    /// <param name="ignored">Properties that change whenever anything does.</param>
    /// <returns>Text by <c>collection/id</c>, properties in alphabetical order, empty ones left out.</returns>
    public static IReadOnlyDictionary<string, string> Of(DocumentStore store, IEnumerable<string> collections, IReadOnlySet<string> ignored) => collections
        .SelectMany(collection => store.Scan(collection).Select(found => (Key: $"{collection}/{found.Id}", Text: Text(found.Body, ignored))))
        .ToDictionary(found => found.Key, found => found.Text);

    private static string Text(JsonObject body, IReadOnlySet<string> ignored) => new JsonObject(body
        .Where(field => !ignored.Contains(field.Key) && field.Value?.ToString() is not (null or "0"))
        .OrderBy(field => field.Key, StringComparer.Ordinal)
        .Select(field => KeyValuePair.Create(field.Key, field.Key == "phone" ? Spaceless(field.Value!) : field.Value?.DeepClone()))).ToJsonString();

    /// <summary>Intercom strips the spaces from every phone number it is given (intercom 6.43).</summary>
    private static JsonNode Spaceless(JsonNode phone) => JsonValue.Create(phone.ToString().Replace(" ", "", StringComparison.Ordinal));
}
