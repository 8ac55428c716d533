using System.Text.Json.Nodes;

namespace Workbench.Connectors.Gorgias.Wire;

/// <summary>The members of a resolved write body, as the composers shape it.</summary>
/// <param name="Path">Values of the endpoint's placeholders.</param>
/// <param name="Json">What is sent.</param>
/// <param name="Values">Custom field values of an update, which go by a call of their own: inside the record they would replace the whole set.</param>
/// <param name="Notes">Messages of the ticket itself that an update rewrites.</param>
/// <param name="Carried">What the load took along: resolved bodies of messages.</param>
internal sealed record WriteParts(IReadOnlyList<string> Path, JsonObject Json, JsonArray? Values, JsonArray? Notes, IReadOnlyList<WriteParts> Carried)
{
    /// <summary>Id of the record that the write hangs on.</summary>
    public string Owner => Path.Count > 0 ? Path[0] : "";

    public string? Key => Json["external_id"]?.GetValue<string>();

    public static WriteParts Of(JsonNode body) => new(
        [.. body["path"]?.AsArray().Select(part => part?.GetValue<string>() ?? "") ?? []],
        body["json"]?.AsObject() ?? [],
        body["values"]?.AsArray(),
        body["notes"]?.AsArray(),
        [.. body["carried"]?.AsArray().Select(carried => Of(carried!)) ?? []]);
}
