using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbench.Connectors.Http;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Wire;

/// <summary>One call by endpoint name, with its values.</summary>
internal sealed partial record DeskCall(string Name)
{
    /// <summary>Values of the path's placeholders, in the order in which they stand in it.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>JSON body; null where the call has none.</summary>
    public JsonNode? Json { get; init; }

    /// <summary>A file sent as multipart field <c>file</c>, and where its bytes are; null where the call sends none.</summary>
    public (FileToken Token, IFileStore Store)? File { get; init; }

    /// <summary>The same call with one more query parameter; without it where the value is null.</summary>
    public DeskCall With(string name, string? value) => value is null ? this : this with { Query = [.. Query, new(name, value)] };

    public VendorRequest Request()
    {
        var endpoint = DeskEndpoints.Of(Name);
        var names = Placeholder().Matches(endpoint.PathTemplate).Select(match => match.Groups[1].Value);
        var request = new VendorRequest(endpoint)
        {
            Path = names.Zip(Path).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal),
            Query = Query,
        };
        return (Json, File) switch
        {
            ({ } json, _) => request.WithJson(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(json)),
            (_, { } file) => request with { Body = () => Multipart(file.Token, file.Store) },
            _ => request,
        };
    }

    private static MultipartFormDataContent Multipart(FileToken token, IFileStore store)
    {
        var part = new StreamContent(store.OpenRead(token.Sha256));
        part.Headers.TryAddWithoutValidation("Content-Type", token.ContentType is { Length: > 0 } type ? type : "application/octet-stream");
        return new MultipartFormDataContent { { part, "file", token.FileName } };
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
