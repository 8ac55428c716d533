using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Host.Kernel;

/// <summary>One line of the client; see <see cref="KernelServer"/> for what there is.</summary>
internal sealed record KernelRequest(string Type, long Id, JsonObject Body)
{
    private const int MaxDepth = 16;

    /// <summary>Null where the line is no request: no client of this protocol sends that, and nothing can be answered.</summary>
    public static KernelRequest? Read(string line)
    {
        try
        {
            return JsonNode.Parse(line, documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth }) is JsonObject body && body["type"] is JsonValue type
                ? new KernelRequest(type.GetValue<string>(), body["id"]?.GetValue<long>() ?? 0, body)
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    public string Text(string name) => Body[name]?.GetValue<string>() ?? "";

    public int Number(string name) => Body[name]?.GetValue<int>() ?? 0;

    public bool Flag(string name) => Body[name]?.GetValue<bool>() ?? false;
}
