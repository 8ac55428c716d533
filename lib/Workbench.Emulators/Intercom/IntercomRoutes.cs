using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Workbench.Emulators.Intercom;

/// <summary>What a route asks of a request before its resource sees it.</summary>
/// <param name="Scope">The scope that the token needs; null for none.</param>
/// <param name="Since">The minor of the first version 2.x that knows the route.</param>
/// <param name="NeedsPlan">True for conversation, ticket and message calls.</param>
internal readonly record struct RouteRule(string? Scope = null, int Since = 0, bool NeedsPlan = false);

/// <summary>Maps resources: rate window, token, version, scope and plan first, then the handler in one transaction.</summary>
internal sealed class IntercomRoutes(WebApplication app, IntercomWorkspace workspace, IntercomAnswers answers, LoopbackFiles loopback)
{
    private static readonly Version Newest = new(2, 17);
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public void Get(string path, RouteRule rule, Func<IntercomCall, IntercomAnswer> handle) => Map("GET", path, rule, handle);

    public void Post(string path, RouteRule rule, Func<IntercomCall, IntercomAnswer> handle) => Map("POST", path, rule, handle);

    public void Put(string path, RouteRule rule, Func<IntercomCall, IntercomAnswer> handle) => Map("PUT", path, rule, handle);

    public void Delete(string path, RouteRule rule, Func<IntercomCall, IntercomAnswer> handle) => Map("DELETE", path, rule, handle);

    private void Map(string method, string path, RouteRule rule, Func<IntercomCall, IntercomAnswer> handle) =>
        app.MapMethods(path, [method], (RequestDelegate)(http => ServeAsync(http, rule, handle)));

    private async Task ServeAsync(HttpContext http, RouteRule rule, Func<IntercomCall, IntercomAnswer> handle)
    {
        try
        {
            answers.Count(http);
            Authorize(http);
            var version = VersionOf(http);
            Admit(rule, version);
            var body = await ReadBodyAsync(http);
            var call = new IntercomCall(http, body, version, await loopback.FetchAsync(Addresses(body), http.RequestAborted));
            var answer = workspace.Store.Transact(() =>
            {
                workspace.Due.Run();
                return handle(call);
            });
            await (answer.Problem is { } problem ? answers.WriteAsync(http, problem) : answers.WriteAsync(http, answer));
        }
        catch (IntercomProblem problem)
        {
            await answers.WriteAsync(http, problem);
        }
    }

    /// <summary>What the vendor itself fetches: attachments by address, of which it takes ten, and images in texts.</summary>
    private static IReadOnlyList<string> Addresses(JsonObject body)
    {
        var attachments = body.Texts("attachment_urls");
        return attachments.Count > 0 ? attachments.Count > LoopbackFiles.Most ? [] : attachments : [.. ArticleImages.Addresses(body)];
    }

    private void Authorize(HttpContext http)
    {
        if (http.Request.Headers.Authorization.ToString() != "Bearer " + workspace.Settings.AccessToken)
        {
            throw new IntercomProblem(401, "unauthorized", "Access Token Invalid");
        }
    }

    private Version VersionOf(HttpContext http)
    {
        var text = http.Request.Headers["Intercom-Version"].ToString();
        text = text.Length == 0 ? workspace.Settings.VersionWithoutHeader : text;
        return Version.TryParse(text, out var version) && version <= Newest
            ? version
            : throw new IntercomProblem(400, "intercom_version_invalid", "The requested version could not be found");
    }

    private void Admit(RouteRule rule, Version version)
    {
        if (rule.Since > 0 && version < new Version(2, rule.Since))
        {
            throw new IntercomProblem(
                400, "intercom_version_invalid", "Requested resource is not available in current API version.");
        }
        if (rule.Scope is { } scope)
        {
            workspace.Demand(scope);
        }
        if (rule.NeedsPlan && !workspace.Settings.HasPlan)
        {
            throw new IntercomProblem(403, "api_plan_restricted", "Active subscription needed.");
        }
    }

    private static async Task<JsonObject> ReadBodyAsync(HttpContext http)
    {
        if (http.Request.ContentLength is null or 0 && !http.Request.Headers.ContainsKey("Transfer-Encoding"))
        {
            return [];
        }
        try
        {
            var node = await JsonNode.ParseAsync(http.Request.Body, null, Strict, http.RequestAborted);
            return node as JsonObject ?? throw new IntercomProblem(400, "bad_request", "The body must be a JSON object");
        }
        catch (JsonException problem)
        {
            var line = (problem.LineNumber ?? 0).ToString(CultureInfo.InvariantCulture);
            throw new IntercomProblem(400, "bad_request", $"The body is not JSON (line {line})") { RequestId = RequestIdShape.Null };
        }
    }
}
