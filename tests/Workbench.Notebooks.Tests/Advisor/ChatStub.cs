using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Workbench.Notebooks.Tests.Advisor;

/// <summary>An endpoint on loopback that answers chat completions as it is told to.</summary>
internal sealed class ChatStub : IAsyncDisposable
{
    private readonly WebApplication app;

    private ChatStub(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    /// <summary>Path, authorization and body of every request.</summary>
    public List<(string Path, string? Authorization, string Body)> Asked { get; } = [];

    public static async Task<ChatStub> StartAsync(Func<HttpContext, Task> answer, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var stub = new ChatStub(app);
        app.MapPost("/{**path}", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            stub.Asked.Add((context.Request.Path, context.Request.Headers.Authorization, await reader.ReadToEndAsync(context.RequestAborted)));
            await answer(context);
        });
        await app.StartAsync(cancellation);
        return stub;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
