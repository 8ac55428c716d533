using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Workbench.Emulators.Kit;

/// <summary>Puts a vendor's endpoints on a loopback port. The endpoints know nothing of the server that carries them.</summary>
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
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            return new RunningEmulator(new Uri(address.TrimEnd('/') + "/"), context, () => StopAsync(app));
        }
        catch
        {
            context.Store.Dispose();
            throw;
        }
    }

    private static WebApplication Build(EmulatorOptions options, EmulatorContext context, VendorSurface surface)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 256 * 1024 * 1024;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.UseRouting();
        app.UseMiddleware<FaultMiddleware>(context, surface);
        ControlEndpoints.Map(app, context);
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
