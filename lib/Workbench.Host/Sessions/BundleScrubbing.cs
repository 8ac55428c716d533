using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Host.Documents;

namespace Workbench.Host.Sessions;

/// <summary>
/// Takes secrets out of every string of a bundle, names of JSON members included. The printed JSON would not do: there a secret with a
/// quote or a plus sign is escaped and no longer recognised. In markup the places where a long word may break are looked past.
/// </summary>
internal static class BundleScrubbing
{
    private static readonly string[] Breaks = ["<wbr/>", "<wbr>"];

    public static MimeBundle Apply(MimeBundle bundle, Func<string, string> scrub) =>
        new(bundle.Contents.Select(pair => KeyValuePair.Create(pair.Key, Apply(pair.Value, IsMarkup(pair.Key) ? markup => Markup(markup, scrub) : scrub)!)));

    private static bool IsMarkup(string mimeType) => mimeType is "text/html" or "image/svg+xml";

    private static string Markup(string markup, Func<string, string> scrub)
    {
        var whole = Breaks.Aggregate(markup, (text, place) => text.Replace(place, "", StringComparison.Ordinal));
        var scrubbed = scrub(whole);
        return scrubbed == whole ? markup : scrubbed;
    }

    private static JsonNode? Apply(JsonNode? node, Func<string, string> scrub)
    {
        switch (node)
        {
            case JsonObject members:
                var scrubbed = new JsonObject();
                foreach (var (name, value) in members)
                {
                    scrubbed[scrub(name)] = Apply(value, scrub);
                }

                return scrubbed;
            case JsonArray elements:
                return new JsonArray([.. elements.Select(element => Apply(element, scrub))]);
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                return JsonValue.Create(scrub(value.GetValue<string>()));
            default:
                return node?.DeepClone();
        }
    }
}
