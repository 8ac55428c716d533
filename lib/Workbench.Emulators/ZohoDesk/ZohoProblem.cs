using System.Text.Json.Nodes;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>One refused field.</summary>
/// <param name="Pointer">A JSON pointer such as <c>/contactId</c>.</param>
/// <param name="Type">invalid, duplicate or missing.</param>
internal sealed record ZohoFieldError(string Pointer, string Type);

/// <summary>An error answer of the vendor. Thrown, it undoes what the request has stored so far.</summary>
internal sealed class ZohoProblem(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public IReadOnlyList<ZohoFieldError> Errors { get; init; } = [];

    /// <summary>Members beside code and message, as LICENSE_ACCESS_LIMITED has them.</summary>
    public JsonObject Extra { get; init; } = [];

    /// <summary>Announced only when the daily pool is empty.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static ZohoProblem NotFound() => new(404, "URL_NOT_FOUND", "The URL you've requested is not found or the record does not exist.");

    public static ZohoProblem BadToken() => new(401, "INVALID_OAUTH", "The OAuth Token you provided is invalid.");

    public static ZohoProblem Unprocessable(string message) => new(422, "UNPROCESSABLE_ENTITY", message);

    public static ZohoProblem Invalid(string pointer, string type = "invalid") => Invalid([new ZohoFieldError(pointer, type)]);

    public static ZohoProblem Invalid(IReadOnlyList<ZohoFieldError> errors) =>
        new(422, "INVALID_DATA", "The data is invalid due to validation restrictions") { Errors = errors };

    public static ZohoProblem License(string feature, ZohoDeskEdition edition, int most) =>
        new(403, "LICENSE_ACCESS_LIMITED", $"The edition of the account does not allow more {feature}.")
        {
            Extra = new JsonObject
            {
                ["feature"] = feature,
                ["editionType"] = edition.ToString().ToUpperInvariant(),
                ["maxAllowedEntity"] = most,
                ["isTrial"] = false,
            },
        };

    public JsonObject Envelope()
    {
        var envelope = new JsonObject { ["errorCode"] = code, ["message"] = Message };
        foreach (var (name, value) in Extra)
        {
            envelope[name] = value?.DeepClone();
        }
        if (Errors.Count > 0)
        {
            envelope["errors"] = ZohoJson.ToArray(Errors.Select(error => new JsonObject
            {
                ["fieldName"] = error.Pointer,
                ["errorType"] = error.Type,
                ["errorMessage"] = "",
            }));
        }
        return envelope;
    }
}
