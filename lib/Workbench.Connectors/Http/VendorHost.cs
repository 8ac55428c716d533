using System.Net.Http.Headers;

namespace Workbench.Connectors.Http;

/// <summary>One vendor account as the HTTP layer sees it.</summary>
/// <param name="System">Connector name, first word of error codes.</param>
/// <param name="Root">Base URL; credentials go to its scheme, host and port only.</param>
/// <param name="Authorize">The Authorization header of the next attempt.</param>
public sealed record VendorHost(string System, Uri Root, Func<CancellationToken, ValueTask<AuthenticationHeaderValue>> Authorize)
{
    /// <summary>Headers of every call, for example a pinned API version.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Headers that may carry the vendor's id of a request, best first.</summary>
    public IReadOnlyList<string> RequestIdHeaders { get; init; } = ["X-Request-Id"];

    /// <summary>Finds the vendor's own error code and words in an answer.</summary>
    public Func<HttpAnswer, VendorError> ReadError { get; init; } = answer => new(null, answer.Excerpt(200));

    /// <summary>Name of the setting that a person checks when credentials are refused, for example <c>token</c>.</summary>
    public string CredentialName { get; init; } = "credentials";

    /// <summary>True where the address is on this account's own host.</summary>
    public bool Owns(Uri address) => address.Scheme == Root.Scheme && address.Port == Root.Port
        && string.Equals(address.IdnHost, Root.IdnHost, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A vendor's own words for an error.</summary>
/// <param name="RequestId">An id that stands in the body, where the headers had none.</param>
public sealed record VendorError(string? Code, string Message, string? RequestId = null);
