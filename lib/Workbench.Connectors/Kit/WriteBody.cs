using System.Text.Json.Nodes;

namespace Workbench.Connectors.Kit;

/// <summary>The members of a resolved write body, as the composers shape it.</summary>
internal sealed record WriteBody(IReadOnlyList<string> Path, JsonObject? Json, string? Container, JsonObject? Find)
{
    /// <summary>Id of the record that the write hangs on.</summary>
    public string Owner => Path.Count > 0 ? Path[0] : "";

    /// <summary>The container as twins name it; null where there is none.</summary>
    public string? PrintedContainer => Container is null ? null : $"{Container}:{Owner}";

    public static WriteBody Of(JsonNode body) => new(
        [.. body["path"]?.AsArray().Select(part => part?.GetValue<string>() ?? "") ?? []],
        body["json"]?.AsObject(),
        body["container"]?.GetValue<string>(),
        body["find"]?.AsObject());

    /// <summary>A text member of what is sent.</summary>
    public string? Text(string name) => Json?[name]?.ToString();
}
