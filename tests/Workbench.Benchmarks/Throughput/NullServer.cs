using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Workbench.Benchmarks.Throughput;

/// <summary>A vendor that takes everything and keeps nothing, as a process of its own: it reads the body, waits, and answers with an id.</summary>
internal sealed class NullServer : IAsyncDisposable
{
    public const string Command = "null-server";
    private readonly Process process;

    private NullServer(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts one on a free port of this machine.</summary>
    public static async Task<NullServer> StartAsync(TimeSpan delay, CancellationToken cancellation)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            ArgumentList = { Command, delay.TotalMilliseconds.ToString(CultureInfo.InvariantCulture) },
        })!;
        var line = await process.StandardOutput.ReadLineAsync(cancellation) ?? throw new InvalidOperationException("The null server did not start.");
        return new NullServer(process, new Uri(line));
    }

    /// <summary>The server's process: prints its address, serves, and ends with its standard input.</summary>
    public static async Task<int> ServeAsync(TimeSpan delay, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        var answers = 0;
        app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            if (delay > TimeSpan.Zero)
            {
                await Task.Delay(delay, context.RequestAborted);
            }

            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(
                string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{Interlocked.Increment(ref answers)}}"}"""), context.RequestAborted);
        });
        await app.StartAsync(cancellation);
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync(cancellation);
        await app.StopAsync(cancellation);
        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
