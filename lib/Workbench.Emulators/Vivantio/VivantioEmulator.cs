using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>
/// Vivantio on loopback, read-only: its RPC calls below <c>/api</c>, its OData side below <c>/odata</c>, and the tenant's web host.
/// Vivantio knows neither tasks nor records of custom tabs nor messages without a ticket, so those of a sample do not appear.
/// <c>POST /_emulator/edits</c> does what <see cref="ApplyEditsAsync"/> does, for another process.
/// </summary>
public sealed class VivantioEmulator : IAsyncDisposable
{
    private readonly VivantioState state;

    private VivantioEmulator(RunningEmulator running, VivantioState state)
    {
        Running = running;
        this.state = state;
    }

    public RunningEmulator Running { get; }

    public Uri BaseAddress => Running.BaseAddress;

    /// <summary>Starts an account with its settings. An empty state is filled from the sample; one that exists is kept.</summary>
    /// <param name="sample">Also the source of files and images, so it must be the one that filled the state.</param>
    /// <exception cref="TimeZoneNotFoundException">The zone of the settings is unknown on this machine.</exception>
    /// <exception cref="SampleFormatException">The sample cannot be read.</exception>
    public static async Task<VivantioEmulator> StartAsync(
        EmulatorOptions options, VivantioSettings settings, SampleAccount sample, CancellationToken cancellationToken)
    {
        var lists = new VivantioLists(sample);
        var forms = new VivantioForms(sample);
        var running = await EmulatorHost.StartAsync(
            options,
            new VendorSurface
            {
                Seed = context => StateOf(context.Store).Seed(),
                Map = (app, context) =>
                {
                    var state = StateOf(context.Store);
                    app.MapPost("/_emulator/edits", http =>
                        VivantioAnswers.WriteAsync(http, new JsonObject { ["applied"] = state.ApplyEdits() }));
                    new VivantioRoutes(settings, sample, lists, forms, context).Map(app);
                },
                WriteError = VivantioGate.WriteErrorAsync,
            },
            cancellationToken);
        return new VivantioEmulator(running, StateOf(running.Store));

        VivantioState StateOf(DocumentStore store) => new(sample, settings, lists, forms, store);
    }

    /// <summary>Makes the sample's later changes, once in the life of a state.</summary>
    /// <returns>How many changes were made; 0 when they had been made before.</returns>
    public Task<int> ApplyEditsAsync(CancellationToken cancellationToken) => Task.Run(state.ApplyEdits, cancellationToken);

    public ValueTask DisposeAsync() => Running.DisposeAsync();
}
