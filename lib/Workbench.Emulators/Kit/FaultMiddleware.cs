using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Workbench.Emulators.Kit;

/// <summary>Logs every vendor request and lets the fault plan spoil some of them.</summary>
internal sealed class FaultMiddleware(RequestDelegate next, EmulatorContext context, VendorSurface surface)
{
    private const int RememberedPaths = 64;
    private static readonly HashSet<string> PageWords = new(StringComparer.OrdinalIgnoreCase) { "page", "offset", "from", "start", "cursor", "starting_after", "$skip" };
    private readonly ConcurrentDictionary<string, RecordedAnswer> previous = new(StringComparer.Ordinal);

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments(ControlEndpoints.Prefix))
        {
            await next(http);
            return;
        }
        var method = http.Request.Method;
        var rule = context.Faults.Next(method, http.Request.Path);
        if (rule?.Kind == FaultKind.DuplicatePage && !previous.ContainsKey(ListOf(http.Request)))
        {
            // There is no page yet that could come twice.
            rule = null;
        }
        if (rule?.Kind == FaultKind.ClockSkew)
        {
            context.Clock.RunAhead(TimeSpan.FromSeconds(rule.Argument ?? 90));
        }
        var at = context.Clock.GetUtcNow();
        http.Response.Headers.Date = at.ToString("R", CultureInfo.InvariantCulture);
        if (rule?.Kind is FaultKind.CutBeforeCommit or FaultKind.CutAfterCommit)
        {
            await CutAsync(http, rule, at);
            return;
        }
        // Before the first byte of the answer, so that nobody who has the answer misses the entry.
        http.Response.OnStarting(() =>
        {
            Log(http, rule, http.Response.StatusCode, at);
            return Task.CompletedTask;
        });
        await AnswerAsync(http, rule);
    }

    private async Task CutAsync(HttpContext http, FaultRule rule, DateTimeOffset at)
    {
        if (rule.Kind == FaultKind.CutAfterCommit)
        {
            await RecordedAnswer.CaptureAsync(http, next);
        }
        Log(http, rule, 0, at);
        http.Abort();
    }

    private void Log(HttpContext http, FaultRule? rule, int status, DateTimeOffset at)
    {
        var template = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? http.Request.Path.Value ?? "";
        var path = http.Request.Path + http.Request.QueryString;
        context.Log.Add(template, new LoggedRequest(http.Request.Method, path, status, at, rule?.ToString()));
    }

    private async Task AnswerAsync(HttpContext http, FaultRule? rule)
    {
        switch (rule?.Kind)
        {
            case FaultKind.TooManyRequests:
                await surface.WriteError(http, 429, rule.Argument is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
                break;
            case FaultKind.TooManyRequestsUntil:
                await RefuseUntilAsync(http, TimeSpan.FromSeconds(rule.Argument ?? 1));
                break;
            case FaultKind.ServerError:
                await surface.WriteError(http, 500, null);
                break;
            case FaultKind.ServerErrorAfterCommit:
                await RecordedAnswer.CaptureAsync(http, next);
                http.Response.Headers.Clear();
                await surface.WriteError(http, 500, null);
                break;
            case FaultKind.SlowBody:
                var pause = TimeSpan.FromMilliseconds(rule.Argument ?? 1000);
                await (await RecordedAnswer.CaptureAsync(http, next)).WriteSlowlyAsync(http, pause, context.Clock);
                break;
            case FaultKind.TruncatedBody:
                await (await RecordedAnswer.CaptureAsync(http, next)).WriteHalfAsync(http);
                break;
            default:
                await PassAsync(http, rule);
                break;
        }
    }

    // The vendor's own writer announces seconds; the date takes their place when the headers go out.
    private Task RefuseUntilAsync(HttpContext http, TimeSpan wait)
    {
        var until = context.Clock.GetUtcNow() + wait;
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.RetryAfter = until.ToString("R", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
        return surface.WriteError(http, 429, wait);
    }

    /// <summary>What a request asks for, whichever page of it.</summary>
    private static string ListOf(HttpRequest request) => string.Join(' ', request.Query
        .Where(parameter => !PageWords.Contains(parameter.Key))
        .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
        .Select(parameter => $"{parameter.Key}={parameter.Value}")
        .Prepend($"{request.Method} {request.Path}"));

    private async Task PassAsync(HttpContext http, FaultRule? rule)
    {
        if (!context.Faults.Plan.Rules.Any(candidate => candidate.Kind == FaultKind.DuplicatePage))
        {
            await next(http);
            return;
        }
        var key = ListOf(http.Request);
        if (rule?.Kind == FaultKind.DuplicatePage && previous.TryGetValue(key, out var earlier))
        {
            await earlier.WriteAsync(http);
            return;
        }
        var answer = await RecordedAnswer.CaptureAsync(http, next);
        if (previous.Count < RememberedPaths || previous.ContainsKey(key))
        {
            previous[key] = answer;
        }
        await answer.WriteAsync(http);
    }
}
