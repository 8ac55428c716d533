using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.Intercom.Wire;

/// <summary>Reads Intercom's error envelope <c>{"type":"error.list","request_id","errors":[{code,message}]}</c>.</summary>
internal static class IntercomErrors
{
    /// <summary>Code, words and request id; all but the words may be missing.</summary>
    public static VendorError Read(HttpAnswer answer)
    {
        try
        {
            using var document = LegibleJson.Parse(answer.Body);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.At("errors").Rows().FirstOrDefault() is { ValueKind: JsonValueKind.Object } first)
            {
                return new(first.Text("code"), Shorten(first.Text("message") ?? ""), root.Text("request_id"));
            }
        }
        catch (JsonException)
        {
            // Not our envelope: a proxy's page, or an empty body.
        }

        return new(null, answer.Excerpt(200));
    }

    private static string Shorten(string text) => text.Length > 500 ? text[..500] : text;
}
