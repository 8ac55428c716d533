using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Ivinex;

/// <summary>
/// Ivinex on loopback, read-only but for one write call. <c>POST /_emulator/edits</c> does what <see cref="ApplyEditsAsync"/> does, for
/// another process.
/// </summary>
public sealed class IvinexEmulator : IAsyncDisposable
{
    private readonly IvinexState state;

    private IvinexEmulator(RunningEmulator running, IvinexState state)
    {
        Running = running;
        this.state = state;
    }

    public RunningEmulator Running { get; }

    public Uri BaseAddress => Running.BaseAddress;

    /// <summary>Starts an account with its settings. An empty state is filled from the sample; one that exists is kept.</summary>
    /// <param name="sample">Also the source of attachment bytes, so it must be the one that filled the state.</param>
    /// <exception cref="TimeZoneNotFoundException">The zone of the settings is unknown on this machine.</exception>
    /// <exception cref="SampleFormatException">The sample cannot be read.</exception>
    public static async Task<IvinexEmulator> StartAsync(
        EmulatorOptions options, IvinexSettings settings, SampleAccount sample, CancellationToken cancellationToken)
    {
        var layout = new IvinexLayout(sample, settings.IdOffset);
        var time = new IvinexTime(settings.TimeZone);
        var running = await EmulatorHost.StartAsync(
            options,
            new VendorSurface
            {
                Seed = context => State(context).Seed(),
                Map = (app, context) => Map(app, context, settings, layout, time, sample, State(context)),
                WriteError = IvinexGate.WriteErrorAsync,
            },
            cancellationToken);
        return new IvinexEmulator(running, StateOf(running.Store));

        IvinexState State(EmulatorContext context) => StateOf(context.Store);

        IvinexState StateOf(DocumentStore store) =>
            new(sample, layout, new IvinexRecords(sample, layout, time), new IvinexLinks(layout, store), store);
    }

    /// <summary>Makes the sample's later changes, once in the life of a state.</summary>
    /// <returns>How many changes were made; 0 when they had been made before.</returns>
    public Task<int> ApplyEditsAsync(CancellationToken cancellationToken) => Task.Run(state.ApplyEdits, cancellationToken);

    public ValueTask DisposeAsync() => Running.DisposeAsync();

    private static void Map(
        WebApplication app, EmulatorContext context, IvinexSettings settings, IvinexLayout layout, IvinexTime time, SampleAccount sample,
        IvinexState state)
    {
        var gate = new IvinexGate(settings, context);
        var reads = new IvinexReads(settings, layout, new IvinexLinks(layout, context.Store), new IvinexPages(settings, context), context);
        app.MapPost("/_emulator/edits", http => IvinexJson.WriteAsync(http, new JsonObject { ["applied"] = state.ApplyEdits() }));
        Get("/API/Download.php", new IvinexDownload(sample, context).AnswerAsync);
        if (settings.Generation != IvinexGeneration.Named)
        {
            Get("/API/Records.php", http => reads.RecordsAsync(http, "CollectionTypeID"));
            app.MapPost("/API/Records.php", http => gate.PassAsync(http, () => new IvinexWrites(layout, time, context).AnswerAsync(http)));
        }

        if (settings.Generation != IvinexGeneration.Records)
        {
            Get("/API/GetTabs.php", reads.TabsAsync);
            Get("/API/GetFields.php", reads.FieldsAsync);
            Get("/API/GetRecords.php", http => reads.RecordsAsync(http, "TabID"));
            Get("/API/GetRelatedItems.php", reads.RelatedItemsAsync);
            Get("/API/GetAllRelatedItems.php", reads.AllRelatedItemsAsync);
        }

        void Get(string path, Func<HttpContext, Task> answer) => app.MapGet(path, http => gate.PassAsync(http, () => answer(http)));
    }
}
