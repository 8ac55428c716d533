using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Workbench.Emulators.Gorgias;

/// <summary>One request as the resources see it: the caller is known, the body is read.</summary>
/// <param name="caller">The user whose key or token it is.</param>
internal sealed class GorgiasCall(HttpContext http, JsonNode? body, IReadOnlyList<UploadedPart> parts, JsonObject caller)
{
    public JsonNode? Body => body;

    /// <summary>The files of a multipart body.</summary>
    public IReadOnlyList<UploadedPart> Parts => parts;

    public JsonObject Caller => caller;

    public long CallerId => caller.Whole("id")!.Value;

    public string Verb => $"{http.Request.Method} {http.Request.Path}";

    public WriteOrigin Origin => new(CallerId, Verb);

    public string Uri => http.Request.Path + http.Request.QueryString;

    /// <summary>The address that the client used, without a final slash.</summary>
    public string Address => $"{http.Request.Scheme}://{http.Request.Host}";

    public string Route(string name) => http.GetRouteValue(name)?.ToString() ?? "";

    public string? Query(string name) => http.Request.Query[name] is { Count: > 0 } values ? values[0] : null;

    /// <summary>A repeated key, with or without brackets behind its name.</summary>
    public IReadOnlyList<string> QueryList(string name) =>
        [.. http.Request.Query[name].Concat(http.Request.Query[name + "[]"]).OfType<string>()];

    /// <summary>The body as an object of that shape.</summary>
    /// <exception cref="GorgiasProblem">400: no object, an unknown, missing or invalid key.</exception>
    public JsonObject Form(BodyShape shape, string action)
    {
        var form = body as JsonObject ?? throw GorgiasProblem.Invalid($"Failed to {action}: the body must be an object.");
        return shape.Problems(form) is { } problems ? throw GorgiasProblem.Invalid("Failed to " + action, problems) : form;
    }

    /// <summary>The body as a list of objects of that shape.</summary>
    /// <exception cref="GorgiasProblem">400: no list, or a member of another shape.</exception>
    public IReadOnlyList<JsonObject> Forms(BodyShape shape, string action)
    {
        var list = body as JsonArray ?? throw GorgiasProblem.Invalid($"Failed to {action}: the body must be a list.");
        return FieldRules.List(FieldRules.Object(shape)).Check(list) is { } problems
            ? throw GorgiasProblem.Invalid("Failed to " + action, new JsonObject { ["_schema"] = problems })
            : [.. list.Select(one => one!.AsObject())];
    }

    /// <exception cref="GorgiasProblem">400: a body came where only the query counts.</exception>
    public void RefuseBody()
    {
        if (body is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            var names = body is JsonObject fields ? fields.Select(field => field.Key) : ["_schema"];
            throw GorgiasProblem.Invalid("Unexpected body.", new JsonObject(
                names.Select(name => KeyValuePair.Create(name, (JsonNode?)FieldRules.Reason("Unknown field.")))));
        }
    }
}

/// <summary>Where a write comes from.</summary>
/// <param name="Verb">Method and path.</param>
internal readonly record struct WriteOrigin(long CallerId, string Verb);

/// <summary>One file of a multipart body.</summary>
/// <param name="Label">The name of the form field.</param>
internal sealed record UploadedPart(string Label, string ContentType, byte[] Bytes);

/// <summary>What a resource answers.</summary>
internal sealed record GorgiasAnswer(int Status, JsonNode? Body = null)
{
    /// <summary>Bytes in place of JSON.</summary>
    public (string ContentType, byte[] Bytes)? File { get; init; }

    public static GorgiasAnswer Created(JsonNode body) => new(201, body);

    public static GorgiasAnswer Gone { get; } = new(204);

    public static implicit operator GorgiasAnswer(JsonObject body) => new(200, body);
}
