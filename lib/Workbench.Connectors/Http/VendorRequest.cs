using System.Collections.ObjectModel;
using System.Text;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Http;

/// <summary>One call: an endpoint with its values.</summary>
public sealed record VendorRequest(Endpoint Endpoint)
{
    /// <summary>Values of the placeholders in the path.</summary>
    public IReadOnlyDictionary<string, string> Path { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Query parameters, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>Further headers of this call.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Makes the body; called once per attempt. Null where the call has none.</summary>
    public Func<HttpContent>? Body { get; init; }

    /// <summary>The same call with a JSON body.</summary>
    public VendorRequest WithJson(ReadOnlyMemory<byte> json) => this with
    {
        Body = () =>
        {
            var content = new ReadOnlyMemoryContent(json);
            content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
            return content;
        },
    };

    /// <summary>True where every call of the endpoint has this one's address.</summary>
    public bool HasFixedAddress => Path.Count == 0 && Query.Count == 0;

    /// <summary>The address below <paramref name="root"/>, with every value escaped.</summary>
    /// <exception cref="ArgumentException">A placeholder has no value.</exception>
    /// <exception cref="ConnectorException">A value would climb the path.</exception>
    public Uri Address(Uri root)
    {
        var path = Endpoint.PathTemplate;
        foreach (var (name, value) in Path)
        {
            path = path.Replace($"{{{name}}}", Escape(value), StringComparison.Ordinal);
        }

        if (path.Contains('{', StringComparison.Ordinal))
        {
            throw new ArgumentException($"Endpoint {Endpoint.Name} has a placeholder without a value: {path}");
        }

        var text = new StringBuilder(root.AbsoluteUri.TrimEnd('/')).Append('/').Append(path.TrimStart('/'));
        var mark = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in Query)
        {
            text.Append(mark).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            mark = '&';
        }

        return new Uri(text.ToString());
    }

    // A value of "." or ".." would climb the path after escaping, because dots are not escaped.
    private static string Escape(string value) =>
        value is "." or ".."
            ? throw new ConnectorException($"The vendor gave '{value}' as an id, which would lead to another path. Look at the record in the vendor's own pages.")
            : Uri.EscapeDataString(value);
}
