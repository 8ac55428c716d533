using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Workbench.Emulators.Intercom;

/// <summary>One request as the resources see it: the body is read, the token and the version are checked.</summary>
internal sealed class IntercomCall(HttpContext http, JsonObject body, Version version, IReadOnlyDictionary<string, FetchedFile> fetched)
{
    public JsonObject Body => body;

    public Version Version => version;

    /// <summary>The files behind the loopback addresses among <c>attachment_urls</c>, by address.</summary>
    public IReadOnlyDictionary<string, FetchedFile> Fetched => fetched;

    public string Verb => $"{http.Request.Method} {http.Request.Path}";

    /// <summary>The address that the client used, without a final slash.</summary>
    public string Address => $"{http.Request.Scheme}://{http.Request.Host}";

    public bool IsAtLeast(int minor) => version >= new Version(2, minor);

    // Routing decodes everything but the slash, which an external id may hold.
    public string Route(string name) => (http.GetRouteValue(name)?.ToString() ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    public string? Query(string name) => http.Request.Query[name] is { Count: > 0 } values ? values[0] : null;

    public bool Has(string name) => body.ContainsKey(name);

    public string? Text(string name) => body.Text(name);

    /// <exception cref="IntercomProblem">400 parameter_not_found: the field is absent or empty.</exception>
    public string Required(string name) =>
        body.Text(name) is { Length: > 0 } text ? text : throw IntercomProblem.Missing($"{name} is a required parameter");
}

/// <summary>What a resource answers.</summary>
internal sealed record IntercomAnswer(int Status, JsonNode? Body)
{
    /// <summary>An error answer that, unlike a thrown problem, keeps what the request has stored.</summary>
    public IntercomProblem? Problem { get; private init; }

    public static IntercomAnswer Keeping(IntercomProblem problem) => new(problem.Status, null) { Problem = problem };

    public static implicit operator IntercomAnswer(JsonObject body) => new(200, body);
}
