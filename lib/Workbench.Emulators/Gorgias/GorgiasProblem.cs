using System.Text.Json.Nodes;

namespace Workbench.Emulators.Gorgias;

/// <summary>An error answer of the vendor. Thrown, it undoes what the request has stored so far.</summary>
internal sealed class GorgiasProblem(int status, string message, JsonObject? data = null) : Exception(message)
{
    public int Status => status;

    public static GorgiasProblem Invalid(string message, JsonObject? data = null) => new(400, message, data);

    /// <summary>400 about one field, for example <c>{"email":["Not a valid email address."]}</c>.</summary>
    public static GorgiasProblem Field(string name, string reason) =>
        new(400, "Invalid parameters.", new JsonObject { [name] = new JsonArray(reason) });

    public static GorgiasProblem NotFound(string what, string id) => new(404, $"{what} '{id}' does not exist.");

    public static GorgiasProblem Taken(string name, string reason) =>
        new(409, "The identifier is already in use.", new JsonObject { [name] = new JsonArray(reason) });

    public static GorgiasProblem Forbidden(string message) => new(403, message);

    public JsonObject Envelope() => new()
    {
        ["error"] = new JsonObject { ["msg"] = Message, ["data"] = data?.DeepClone() ?? new JsonObject() },
    };
}
