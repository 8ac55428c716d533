using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.ZohoDesk.Wire;

/// <summary>Reads the error envelope <c>{"errorCode","message","errors":[{fieldName,errorType,errorMessage}]}</c> (Zoho Desk OpenAPI 1.0, Common.json).</summary>
internal static class DeskErrors
{
    public const string InvalidToken = "INVALID_OAUTH";

    /// <summary>Code and words; the fields at fault stand behind the words.</summary>
    public static VendorError Read(HttpAnswer answer)
    {
        if (Body(answer) is not { ValueKind: JsonValueKind.Object } root)
        {
            return new(null, answer.Excerpt(200));
        }

        var fields = root.At("errors").Rows().Select(error => $"{error.Text("fieldName")} {error.Text("errorType")}").ToList();
        var words = root.Text("message") ?? "";
        var message = fields.Count > 0 ? $"{words} ({string.Join(", ", fields)})" : words;
        return new(root.Text("errorCode"), message.Length > 500 ? message[..500] : message);
    }

    /// <summary>True where the answer names that field with that kind of error.</summary>
    public static bool Names(HttpAnswer answer, string fieldName, string errorType) => Body(answer) is { } root
        && root.At("errors").Rows().Any(error => error.Text("fieldName") == fieldName && error.Text("errorType") == errorType);

    private static JsonElement? Body(HttpAnswer answer)
    {
        try
        {
            using var document = LegibleJson.Parse(answer.Body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Not the vendor's envelope: a proxy's page, or an empty body.
            return null;
        }
    }
}
