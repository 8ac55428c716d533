using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.Gorgias.Wire;

/// <summary>Reads Gorgias' error envelope <c>{"error":{"msg","data":{"field":["reason"]}}}</c>.</summary>
internal static class GorgiasErrors
{
    public static VendorError Read(HttpAnswer answer)
    {
        try
        {
            using var document = LegibleJson.Parse(answer.Body);
            var error = document.RootElement.At("error");
            if (error.Text("msg") is { } message)
            {
                var data = error.At("data");
                var detail = data.Members().Any() ? $" {data.GetRawText()}" : "";
                var text = message + detail;
                return new(null, text.Length > 500 ? text[..500] : text);
            }
        }
        catch (JsonException)
        {
            // Not the vendor's envelope: a proxy's page, or an empty body.
        }

        return new(null, answer.Excerpt(200));
    }
}
