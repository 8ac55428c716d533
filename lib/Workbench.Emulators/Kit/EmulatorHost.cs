using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Workbench.Emulators.Kit.InMemory;

namespace Workbench.Emulators.Kit;

/// <summary>Puts a vendor's endpoints on a loopback port, or into memory. The endpoints know nothing of the server that carries them.</summary>
public static class EmulatorHost
{
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<RunningEmulator> StartAsync(EmulatorOptions options, VendorSurface surface, CancellationToken cancellationToken)
    {
        var context = new EmulatorContext(options, surface);
        try
        {
            SeedOnce(context, surface);
            var app = Build(options, context, surface);
            await app.StartAsync(cancellationToken);
            var server = app.Services.GetRequiredService<IServer>();
            return server is InMemoryServer inMemory
                ? new RunningEmulator(new Uri($"http://127.0.0.1:{options.Port}/"), context, () => app.DisposeAsync()) { Handler = new InMemoryHandler(inMemory) }
                : new RunningEmulator(AddressOf(server), context, () => StopAsync(app));
        }
        catch
        {
            context.Store.Dispose();
            throw;
        }
    }

    /// <summary>How an emulator itself calls this machine: one that runs in memory finds nobody there but itself.</summary>
    internal static HttpMessageHandler Loopback(WebApplication app) => app.Services.GetRequiredService<IServer>() is InMemoryServer inMemory
        ? new InMemoryHandler(inMemory)
        : new SocketsHttpHandler { AllowAutoRedirect = false };

    private static Uri AddressOf(IServer server) =>
        new(server.Features.Get<IServerAddressesFeature>()!.Addresses.Single().TrimEnd('/') + "/");

    private static WebApplication Build(EmulatorOptions options, EmulatorContext context, VendorSurface surface)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        if (options.InMemory)
        {
            builder.WebHost.UseServer(new InMemoryServer());
        }
        else
        {
            builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = 256 * 1024 * 1024;
                kestrel.Listen(IPAddress.Loopback, options.Port);
            });
        }

        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.UseRouting();
        app.UseMiddleware<FaultMiddleware>(context, surface);
        if (!options.InMemory)
        {
            // Who holds an emulator in memory reads its inside directly.
            ControlEndpoints.Map(app, context);
        }

        surface.Map(app, context);
        return app;
    }

    private static void SeedOnce(EmulatorContext context, VendorSurface surface)
    {
        if (surface.Seed is { } seed)
        {
            context.Store.Transact(() =>
            {
                if (context.Store.Next("_seeded") == 1)
                {
                    seed(context);
                }
            });
        }
    }

    // Clients keep connections open; nothing is left to answer, so nothing is waited for.
    private static async ValueTask StopAsync(WebApplication app)
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}
