using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// The vendor's envelope, opened. HTTP 200 proves nothing: <c>Successful:false</c> or any error message is an error, and a message of
/// type Permission means that rows were left out (apiexamples Utility/JsonApi.cs, January 2026).
/// </summary>
internal sealed class RpcAnswer
{
    /// <summary>Code of the error for a list that the user's permissions cut short.</summary>
    public const string Narrowed = "vivantio.narrowed";

    // In the order of the vendor's enum (apiexamples Enums.cs): messages state the number or the word.
    private static readonly string[] ErrorTypes =
        ["Unknown", "FieldMissing", "FieldInvalid", "ItemNotFound", "ItemNotValidForAction", "ItemPermissionDeniedForAction"];

    private static readonly string[] InfoTypes = ["Unknown", "Permission"];

    /// <summary>An answer without rows.</summary>
    public static readonly RpcAnswer Empty = new([], null);

    private RpcAnswer(IReadOnlyList<JsonElement> rows, JsonElement? single)
    {
        Rows = rows;
        Single = single;
    }

    /// <summary>The list of a list answer, without gaps: entries that are no objects are left out.</summary>
    public IReadOnlyList<JsonElement> Rows { get; }

    /// <summary>The record of a one-record answer; null where it was not found.</summary>
    public JsonElement? Single { get; }

    /// <exception cref="ConnectorException">The vendor refused under whatever status, or left rows out.</exception>
    public static RpcAnswer Open(HttpAnswer answer, JsonElement root, string about)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Fault(answer, about, "the answer is no object", "vivantio.unexpected-answer");
        }

        var errors = Messages(root, "ErrorMessages", ErrorTypes);
        if (errors.Count > 0 || (root.TryGetProperty("Successful", out var successful) && successful.ValueKind != JsonValueKind.True))
        {
            var (type, text) = errors.Count > 0 ? errors[0] : ("Unknown", "no reason given");
            throw Fault(answer, about, $"{type}: {text}{Next(type)}", $"vivantio.{type}");
        }

        if (Messages(root, "InfoMessages", InfoTypes).FirstOrDefault(message => message.Type == "Permission") is { Type: not null } narrowed)
        {
            throw Fault(answer, about, $"rows were left out for lack of permission ({narrowed.Text}).{Next("Permission")}", Narrowed);
        }

        // One copy for the whole answer: its rows outlive the document.
        var held = root.Clone();
        var rows = held.TryGetProperty("Results", out var results) && results.ValueKind == JsonValueKind.Array
            ? results.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object).ToList()
            : [];
        var isFound = !held.TryGetProperty("Found", out var found) || found.ValueKind == JsonValueKind.True;
        var single = isFound && held.TryGetProperty("Item", out var one) && one.ValueKind == JsonValueKind.Object ? one : (JsonElement?)null;
        return new RpcAnswer(rows, single);
    }

    private static List<(string Type, string Text)> Messages(JsonElement root, string list, string[] types) =>
        root.TryGetProperty(list, out var messages) && messages.ValueKind == JsonValueKind.Array
            ? [.. messages.EnumerateArray().Select(message => (Type(message, types), Words(message)))]
            : [];

    private static string Type(JsonElement message, string[] types)
    {
        var text = VivantioJson.Text(message, "Type");
        return int.TryParse(text, out var number) && number >= 0 && number < types.Length ? types[number] : text.Length > 0 ? text : types[0];
    }

    private static string Words(JsonElement message) =>
        string.Join(' ', new[] { VivantioJson.Text(message, "Message"), Field(message) }.Where(text => text.Length > 0));

    private static string Field(JsonElement message) => VivantioJson.Text(message, "Field") is { Length: > 0 } field ? $"(field {field})" : "";

    private static string Next(string type) => type is "ItemPermissionDeniedForAction" or "Permission"
        ? " Grant the API user the right to see these records and run the step again."
        : "";

    private static ConnectorException Fault(HttpAnswer answer, string about, string why, string code) =>
        new($"{answer.Endpoint}{about} answered {answer.Status}: {why}")
        {
            Status = answer.Status,
            RequestId = answer.RequestId,
            Code = code,
        };
}
