using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Infoset;

/// <summary>
/// Infoset on loopback, read-only. <c>POST /_emulator/edits</c> does what <see cref="ApplyEditsAsync"/> does, for another process.
/// </summary>
public sealed class InfosetEmulator : IAsyncDisposable
{
    private readonly InfosetParts parts;

    private InfosetEmulator(RunningEmulator running, InfosetParts parts)
    {
        Running = running;
        this.parts = parts;
    }

    public RunningEmulator Running { get; }

    public Uri BaseAddress => Running.BaseAddress;

    /// <summary>Starts an account with its settings. An empty state is filled from the sample; one that exists is kept.</summary>
    /// <param name="sample">Also the source of attachment bytes, so it must be the one that filled the state.</param>
    /// <exception cref="SampleFormatException">The sample cannot be read.</exception>
    public static async Task<InfosetEmulator> StartAsync(
        EmulatorOptions options, InfosetSettings settings, SampleAccount sample, CancellationToken cancellationToken)
    {
        InfosetParts? parts = null;
        var running = await EmulatorHost.StartAsync(
            options,
            new VendorSurface
            {
                Seed = context => Parts(context).State.Seed(),
                Map = (app, context) => Map(app, context, Parts(context)),
                WriteError = InfosetJson.WriteFaultAsync,
            },
            cancellationToken);
        return new InfosetEmulator(running, parts!);

        InfosetParts Parts(EmulatorContext context) => parts ??= new InfosetParts(settings, sample, context.Store);
    }

    /// <summary>Makes the sample's later changes, once in the life of a state.</summary>
    /// <returns>How many changes were made; 0 when they had been made before.</returns>
    public Task<int> ApplyEditsAsync(CancellationToken cancellationToken) => Task.Run(parts.ApplyEdits, cancellationToken);

    public ValueTask DisposeAsync() => Running.DisposeAsync();

    private static void Map(WebApplication app, EmulatorContext context, InfosetParts parts)
    {
        var tokens = new InfosetTokens(parts.Settings, context);
        var gate = new InfosetGate(parts.Settings, context, tokens);
        app.MapPost("/_emulator/edits", http => InfosetJson.WriteAsync(http, new JsonObject { ["applied"] = parts.ApplyEdits() }));
        app.MapPost("/v1/login/token", http => gate.PassAnyoneAsync(http, tokens.AnswerAsync));
        InfosetRoutes.Map(app, gate, parts);
    }
}
