using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Tests.Kit.InMemory;

/// <summary>An emulator without sockets answers, refuses and cuts as one on a port does.</summary>
public sealed class InMemoryHandlerTests
{
    private static readonly VendorSurface Surface = new()
    {
        Map = (app, _) => app.MapMethods("/echo", ["GET", "POST"], (RequestDelegate)EchoAsync),
        WriteError = (http, status, retryAfter) =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.RetryAfter = retryAfter is { } wait ? $"{wait.TotalSeconds:0}" : default;
            return Task.CompletedTask;
        },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SendAsync_Body_ComesBackWithItsHeaders(bool inMemory)
    {
        await using var emulator = await StartAsync(inMemory, "");
        using var client = Client(emulator);

        using var answer = await client.PostAsync("echo?a=1", new StringContent("hello", Encoding.UTF8, "text/plain"), Cancellation);

        Assert.Equal("POST /echo?a=1 text/plain; charset=utf-8 hello", await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("here", answer.Headers.GetValues("X-Test").Single());
        Assert.Equal(1, emulator.Log.Count("POST", "/echo"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SendAsync_Faults_LookTheSame(bool inMemory)
    {
        await using var emulator = await StartAsync(inMemory, "429(7)@1,cut-after@2,truncate@3,slow(1)@4");
        using var client = Client(emulator);

        using var refused = await client.GetAsync("echo", Cancellation);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("echo", Cancellation));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync("echo", Cancellation));
        var whole = await client.GetStringAsync("echo", Cancellation);

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(7)), (refused.StatusCode, refused.Headers.RetryAfter!.Delta));
        Assert.Equal("GET /echo", whole.Trim());
        Assert.Equal([429, 0, 200, 200], emulator.Log.Last.Select(request => request.Status));
    }

    /// <summary>Fills the writer's buffer and leaves it to the server to send it.</summary>
    private static async Task EchoAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        http.Response.ContentType = "text/plain";
        http.Response.Headers["X-Test"] = "here";
        var text = Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString} {http.Request.ContentType} {body}");
        text.CopyTo(http.Response.BodyWriter.GetSpan(text.Length));
        http.Response.BodyWriter.Advance(text.Length);
    }

    private static Task<RunningEmulator> StartAsync(bool inMemory, string faults) => EmulatorHost.StartAsync(
        new EmulatorOptions { InMemory = inMemory, Port = inMemory ? 41_999 : 0, Faults = FaultPlan.Parse(faults) }, Surface, Cancellation);

    private static HttpClient Client(RunningEmulator emulator) => new(emulator.Handler ?? new SocketsHttpHandler()) { BaseAddress = emulator.BaseAddress };
}
