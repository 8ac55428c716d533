using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Http;

namespace Workbench.Connectors.Gorgias.Wire;

/// <summary>One call by endpoint name, with its values.</summary>
internal sealed record GorgiasCall(string Name)
{
    /// <summary>Values of the path's placeholders, in the order in which they stand in it.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>JSON body; null where the call has none.</summary>
    public JsonNode? Json { get; init; }

    /// <summary>Makes a body that is not JSON; null where there is none.</summary>
    public Func<HttpContent>? Form { get; init; }

    /// <summary>The same call with one more query parameter; without it where the value is null.</summary>
    public GorgiasCall With(string name, string? value) => value is null ? this : this with { Query = [.. Query, new(name, value)] };

    public VendorRequest Request()
    {
        var endpoint = GorgiasEndpoints.Of(Name);
        var request = new VendorRequest(endpoint) { Path = Placeholders(endpoint.PathTemplate), Query = Query, Body = Form };
        return Json is null ? request : request.WithJson(JsonSerializer.SerializeToUtf8Bytes(Json));
    }

    private Dictionary<string, string> Placeholders(string template)
    {
        var names = template.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));
        return names.Zip(Path).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }
}
