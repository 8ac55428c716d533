using Microsoft.AspNetCore.Http;

namespace Workbench.Emulators.Kit;

/// <summary>A complete answer held back, so that it can be spoiled or sent again.</summary>
internal sealed record RecordedAnswer(int Status, string? ContentType, byte[] Body)
{
    /// <summary>Runs the endpoint, and so commits, without sending anything yet.</summary>
    public static async Task<RecordedAnswer> CaptureAsync(HttpContext http, RequestDelegate next)
    {
        var wire = http.Response.Body;
        using var held = new MemoryStream();
        http.Response.Body = held;
        try
        {
            await next(http);

            // What an endpoint has only put into the writer's buffer is part of its answer too.
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        finally
        {
            http.Response.Body = wire;
        }
        return new RecordedAnswer(http.Response.StatusCode, http.Response.ContentType, held.ToArray());
    }

    public Task WriteAsync(HttpContext http) => WriteAsync(http, Body.Length);

    /// <summary>
    /// Half of the answer. JSON ends in the middle, as a proxy sends it that counts again; a file breaks off before its announced length, since
    /// a file that is short and complete at once would be another file.
    /// </summary>
    public async Task WriteHalfAsync(HttpContext http)
    {
        var half = Body.Length / 2;
        if (IsJson)
        {
            await WriteAsync(http, half);
            return;
        }

        Announce(http, Body.Length);
        await http.Response.Body.WriteAsync(Body.AsMemory(0, half), http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        http.Abort();
    }

    public async Task WriteSlowlyAsync(HttpContext http, TimeSpan pause, TimeProvider clock)
    {
        Announce(http, Body.Length);
        var half = Body.Length / 2;
        await http.Response.Body.WriteAsync(Body.AsMemory(0, half), http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        await Task.Delay(pause, clock, http.RequestAborted);
        await http.Response.Body.WriteAsync(Body.AsMemory(half), http.RequestAborted);
    }

    private bool IsJson => ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true;

    private async Task WriteAsync(HttpContext http, int length)
    {
        Announce(http, length);
        await http.Response.Body.WriteAsync(Body.AsMemory(0, length), http.RequestAborted);
    }

    private void Announce(HttpContext http, int length)
    {
        http.Response.StatusCode = Status;
        http.Response.ContentType = ContentType;
        http.Response.ContentLength = length;
    }
}
