using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Workbench.Emulators.Gorgias;

/// <summary>Maps resources: bucket, credentials, rights and query names first, then the handler in one transaction.</summary>
internal sealed class GorgiasRoutes(WebApplication app, GorgiasState state, GorgiasAnswers answers, GorgiasAccess access)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };
    private readonly List<(string Method, string[] Segments)> known = [];

    /// <param name="resource">The word of the OAuth2 scope, for example <c>tickets</c>.</param>
    /// <param name="query">The names that the query may have.</param>
    public void Get(string path, string resource, IReadOnlyList<string> query, Func<GorgiasCall, GorgiasAnswer> handle) =>
        Map("GET", path, resource, query, handle);

    public void Post(string path, string resource, Func<GorgiasCall, GorgiasAnswer> handle, params IReadOnlyList<string> query) =>
        Map("POST", path, resource, query, handle);

    public void Put(string path, string resource, Func<GorgiasCall, GorgiasAnswer> handle, params IReadOnlyList<string> query) =>
        Map("PUT", path, resource, query, handle);

    public void Delete(string path, string resource, Func<GorgiasCall, GorgiasAnswer> handle) => Map("DELETE", path, resource, [], handle);

    /// <summary>Answers 405 where another method is known, else 404. To be called last.</summary>
    public void MapRest() => app.Map("/{**path}", (RequestDelegate)(http => GuardAsync(http, () =>
    {
        answers.Count(http);
        _ = access.Caller(http);
        var asked = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var methods = known.Where(route => Fits(route.Segments, asked)).Select(route => route.Method).Distinct().ToList();
        if (methods.Count == 0)
        {
            throw new GorgiasProblem(404, "The requested URL was not found.");
        }
        http.Response.Headers.Allow = string.Join(", ", methods);
        throw new GorgiasProblem(405, "The method is not allowed for the requested URL.");
    })));

    private static bool Fits(string[] template, string[] asked) =>
        template.Length == asked.Length && template.Zip(asked).All(pair => pair.First[0] == '{' || pair.First == pair.Second);

    private void Map(
        string method, string path, string resource, IReadOnlyList<string> query, Func<GorgiasCall, GorgiasAnswer> handle)
    {
        known.Add((method, path.Split('/', StringSplitOptions.RemoveEmptyEntries)));
        app.MapMethods(path, [method], (RequestDelegate)(http => GuardAsync(http, () => ServeAsync(http, resource, query, handle))));
    }

    private async Task ServeAsync(HttpContext http, string resource, IReadOnlyList<string> query, Func<GorgiasCall, GorgiasAnswer> handle)
    {
        answers.Count(http);
        var caller = access.Caller(http);
        access.Demand(http, caller, resource);
        CheckQuery(http, query);
        var parts = http.Request.HasFormContentType ? await ReadPartsAsync(http) : [];
        var body = http.Request.HasFormContentType ? null : await ReadBodyAsync(http);
        var call = new GorgiasCall(http, body, parts, caller);
        await answers.WriteAsync(http, state.Store.Transact(() =>
        {
            state.RunDue();
            return handle(call);
        }));
    }

    private async Task GuardAsync(HttpContext http, Func<Task> serve)
    {
        try
        {
            await serve();
        }
        catch (GorgiasProblem problem)
        {
            await answers.WriteAsync(http, problem);
        }
        catch (BadHttpRequestException problem)
        {
            await answers.WriteAsync(http, new GorgiasProblem(problem.StatusCode, problem.Message));
        }
        catch (InvalidDataException)
        {
            await answers.WriteAsync(http, GorgiasProblem.Invalid("The body is no complete multipart form."));
        }
    }

    private void CheckQuery(HttpContext http, IReadOnlyList<string> query)
    {
        var unknown = http.Request.Query.Keys
            .Where(name => !query.Contains(name) && !query.Contains(name.Replace("[]", "", StringComparison.Ordinal)))
            .Where(name => state.Settings.RefuseOffset || name != "offset")
            .Select(name => KeyValuePair.Create(name, (JsonNode?)FieldRules.Reason("Unknown field.")))
            .ToList();
        if (unknown.Count > 0)
        {
            throw GorgiasProblem.Invalid("Invalid query parameters.", new JsonObject(unknown));
        }
    }

    private async Task<IReadOnlyList<UploadedPart>> ReadPartsAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = long.MaxValue }, http.RequestAborted);
        var parts = new List<UploadedPart>();
        foreach (var file in form.Files)
        {
            if (file.Length > state.Settings.MaxUploadBytes)
            {
                throw new GorgiasProblem(413, $"The file '{file.Name}' is too large.");
            }
            using var bytes = new MemoryStream((int)file.Length);
            await file.CopyToAsync(bytes, http.RequestAborted);
            parts.Add(new UploadedPart(file.Name, file.ContentType ?? "application/octet-stream", bytes.ToArray()));
        }
        return parts;
    }

    private static async Task<JsonNode?> ReadBodyAsync(HttpContext http)
    {
        if (http.Request.ContentLength is null or 0 && !http.Request.Headers.ContainsKey("Transfer-Encoding"))
        {
            return null;
        }
        try
        {
            return await JsonNode.ParseAsync(http.Request.Body, null, Strict, http.RequestAborted);
        }
        catch (JsonException problem)
        {
            var line = (problem.LineNumber ?? 0).ToString(CultureInfo.InvariantCulture);
            throw GorgiasProblem.Invalid($"The body is not JSON (line {line}).");
        }
    }
}
