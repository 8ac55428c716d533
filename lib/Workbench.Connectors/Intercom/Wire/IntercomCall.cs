using System.Text.Json.Nodes;
using Workbench.Connectors.Http;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Wire;

/// <summary>One call by endpoint name, with its values.</summary>
internal sealed record IntercomCall(string Name)
{
    /// <summary>Values of the path's placeholders, in the order in which they stand in it.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>Body; null where the call has none.</summary>
    public JsonNode? Json { get; init; }

    /// <summary>Where <see cref="FileToken"/>s of the body are read from.</summary>
    public IFileStore? Files { get; init; }

    /// <summary>The same call with one more query parameter; without it where the value is null.</summary>
    public IntercomCall With(string name, string? value) => value is null ? this : this with { Query = [.. Query, new(name, value)] };

    public VendorRequest Request()
    {
        var endpoint = IntercomEndpoints.Of(Name);
        var request = new VendorRequest(endpoint) { Path = Placeholders(endpoint.PathTemplate), Query = Query };
        return Json is null ? request : request.WithJson(WireBody.Write(Json, Files));
    }

    private Dictionary<string, string> Placeholders(string template)
    {
        var names = template.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));
        return names.Zip(Path).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }
}
