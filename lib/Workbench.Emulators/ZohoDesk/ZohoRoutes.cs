using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Maps resources below <c>/api/v1</c>: the gate first, then the body, then the handler in one transaction.</summary>
internal sealed class ZohoRoutes(WebApplication app, DocumentStore store, ZohoGate gate, ZohoAnswers answers)
{
    public const string Root = "/api/v1";
    private const int FormLimit = 256 * 1024 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };
    private readonly List<string> templates = [];

    public void Get(string path, ZohoRule rule, Func<ZohoCall, ZohoAnswer> handle) => Map("GET", path, rule, handle);

    public void Post(string path, ZohoRule rule, Func<ZohoCall, ZohoAnswer> handle) => Map("POST", path, rule, handle);

    public void Put(string path, ZohoRule rule, Func<ZohoCall, ZohoAnswer> handle) => Map("PUT", path, rule, handle);

    public void Patch(string path, ZohoRule rule, Func<ZohoCall, ZohoAnswer> handle) => Map("PATCH", path, rule, handle);

    public void Delete(string path, ZohoRule rule, Func<ZohoCall, ZohoAnswer> handle) => Map("DELETE", path, rule, handle);

    /// <summary>Answers what no route takes: 405 where only the verb is wrong, else 404.</summary>
    public void Close() => app.MapFallback(http => answers.WriteAsync(http, templates.Any(template => Matches(template, http.Request.Path))
        ? new ZohoProblem(405, "METHOD_NOT_ALLOWED", "The method is not allowed for the requested URL.")
        : ZohoProblem.NotFound()));

    private static bool Matches(string template, PathString path)
    {
        var wanted = template.Split('/');
        var actual = path.Value!.Split('/');
        return wanted.Length == actual.Length && wanted.Zip(actual).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }

    private void Map(string method, string path, ZohoRule rule, Func<ZohoCall, ZohoAnswer> handle)
    {
        templates.Add(Root + path);
        app.MapMethods(Root + path, [method], (RequestDelegate)(http => ServeAsync(http, rule, handle)));
    }

    private async Task ServeAsync(HttpContext http, ZohoRule rule, Func<ZohoCall, ZohoAnswer> handle)
    {
        try
        {
            using var place = gate.Admit(http, rule);
            var (body, file) = await ReadBodyAsync(http);
            gate.Charge(http, rule, body);
            gate.CheckQuery(http, rule);
            var call = new ZohoCall(http, rule, body, file);
            await answers.WriteAsync(http, call, store.Transact(() => handle(call)));
        }
        catch (ZohoProblem problem)
        {
            await answers.WriteAsync(http, problem);
        }
    }

    private static async Task<(JsonObject Body, ZohoFile? File)> ReadBodyAsync(HttpContext http)
    {
        if (http.Request.HasFormContentType)
        {
            var form = await http.Request.ReadFormAsync(new() { MultipartBodyLengthLimit = FormLimit }, http.RequestAborted);
            if (form.Files.GetFile("file") is not { } sent)
            {
                return ([], null);
            }
            using var bytes = new MemoryStream();
            await sent.CopyToAsync(bytes, http.RequestAborted);
            return ([], new ZohoFile(sent.FileName, sent.ContentType ?? "application/octet-stream", bytes.ToArray()));
        }
        if (http.Request.ContentLength is null or 0 && !http.Request.Headers.ContainsKey("Transfer-Encoding"))
        {
            return ([], null);
        }
        try
        {
            var node = await JsonNode.ParseAsync(http.Request.Body, null, Strict, http.RequestAborted);
            return (node as JsonObject ?? throw new ZohoProblem(400, "BAD_REQUEST", "The body must be a JSON object."), null);
        }
        catch (JsonException)
        {
            throw new ZohoProblem(400, "BAD_REQUEST", "The body is not JSON.");
        }
    }
}
