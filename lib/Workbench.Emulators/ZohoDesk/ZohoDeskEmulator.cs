using Microsoft.AspNetCore.Builder;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Zoho Desk's REST API and its accounts host, as far as a migration uses them, on one loopback address.</summary>
public static class ZohoDeskEmulator
{
    /// <summary>Starts a Zoho Desk account on 127.0.0.1.</summary>
    /// <param name="settings">Null takes the defaults.</param>
    /// <param name="seed">What an empty account is filled with; null takes <see cref="ZohoDeskSeed.Default"/>.</param>
    public static Task<RunningEmulator> StartAsync(
        EmulatorOptions options, ZohoDeskSettings? settings = null, ZohoDeskSeed? seed = null, CancellationToken cancellationToken = default)
    {
        settings ??= new ZohoDeskSettings();
        var answers = new ZohoAnswers(settings);
        var surface = new VendorSurface
        {
            Seed = context => new ZohoDeskParts(context, settings).Seeding.Fill(seed ?? ZohoDeskSeed.Default),
            Map = (app, context) => Map(app, context, settings, answers),
            WriteError = answers.WriteFaultAsync,
            VolatileProperties = new HashSet<string> { "modifiedTime", DeskAccount.VisibleFrom },
        };
        return EmulatorHost.StartAsync(options, surface, cancellationToken);
    }

    private static void Map(WebApplication app, EmulatorContext context, ZohoDeskSettings settings, ZohoAnswers answers)
    {
        var parts = new ZohoDeskParts(context, settings);
        var tokens = new Tokens(context, settings);
        tokens.Map(app);
        var routes = new ZohoRoutes(app, context.Store, new ZohoGate(tokens, new CreditPool(context, settings), settings), answers);
        parts.Map(app, routes);
        routes.Close();
    }
}
