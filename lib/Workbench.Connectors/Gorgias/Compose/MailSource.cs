using System.Text.Json.Nodes;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>The addresses of a mail, as far as the source states them.</summary>
internal sealed class MailSource
{
    private readonly JsonObject json = new() { ["type"] = "email", ["to"] = new JsonArray(), ["cc"] = new JsonArray(), ["bcc"] = new JsonArray() };

    /// <summary>Null where nothing is known.</summary>
    public JsonObject? Json() => json["from"] is null && json["to"]!.AsArray().Count == 0 ? null : (JsonObject)json.DeepClone();

    public void Put(string member, Addresses addresses) => json[member] = member == "from" ? addresses.First() : addresses.Json();
}
