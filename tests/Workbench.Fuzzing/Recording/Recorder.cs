using Workbench.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Security;
using Workbench.Emulators;
using Workbench.Ledger;
using Workbench.Ledger.Files;
using Workbench.Notebooks.Migrations;
using Workbench.Pipeline;
using Workbench.Pipeline.Discover;
using Workbench.Simulation;
using Workbench.Simulation.Drawing;
using Workbench.Simulation.Running;
using Workbench.Simulation.Worlds;

namespace Workbench.Fuzzing.Recording;

/// <summary>Runs a small migration between two emulators in memory, with its rollback, and keeps every call.</summary>
internal static class Recorder
{
    /// <summary>Three routes in which every source and every destination has its turn.</summary>
    public static readonly IReadOnlyList<string> Routes = ["ivinex-intercom", "vivantio-gorgias", "infoset-zoho-desk"];

    private const int Sample = 1;
    private const int MostTries = 8;

    /// <summary>Cut connections, so that the destination is asked what became of a write.</summary>
    private const string Faults = "cut-after@20:POST,500-after@45x2:POST,cut-after@80:POST,cut-before@110:POST,cut-after@6:PUT";

    public static Task<Recorded> RecordAsync(string route, string folder, CancellationToken cancellation) =>
        Simulator.AloneAsync(() => RunAsync(route, Path.Combine(folder, route), cancellation), cancellation);

    private static async Task<Recorded> RunAsync(string route, string folder, CancellationToken cancellation)
    {
        var plan = SeedPlan.Calm(route, Sample) with { DestinationFaults = Faults, Pace = 1 };
        await using var world = await World.BeginAsync(plan, new SmallSample(Sample), Ground.In(folder), null, cancellation);
        var log = new CallLog(world.Clock);
        using var handler = new RecordingHandler(world.Network, log);
        var services = new ConnectorServices(handler, world.Clock, new Random(1), new SecretScrubber());
        var named = RouteCatalog.Load(route);
        var (sourceProfile, destinationProfile) = (Profile(named.Source, world.Source, world), Profile(named.Destination, world.Destination, world));
        var opening = new Opening(
            (fresh, operatorFolder) => ConnectorCatalog.Sources[named.Source].Open(sourceProfile with { OperatorDirectory = operatorFolder ?? sourceProfile.OperatorDirectory }, fresh),
            fresh => ConnectorCatalog.Destinations[named.Destination].Open(destinationProfile, fresh));
        await using var source = new RecordingSource(fresh => opening.Source(fresh, null), services, log);
        await using var destination = new RecordingDestination(opening.Destination, services, log);
        var path = Path.Combine(folder, "ledger.db");
        var files = new FileStore(Path.Combine(folder, "files"));
        await using var ledger = await SqliteLedger.OpenAsync(path, world.Clock, cancellation);
        var environment = new MigrationEnvironment(
            OpenMigration.Production, named, source, destination, ledger, files, world.Clock, Unheard.Progress, CodeVersion.Current());
        var journey = new Journey(environment, folder);
        await GoAsync(world, journey, Step.Migration, cancellation);
        var provisioned = DiscoverStep.Provisioned(ledger.Read) ?? throw new InvalidDataException($"The recorded migration {route} was not provisioned.");
        await GoAsync(world, journey, Step.Rollback, cancellation);
        return new Recorded(folder, environment with { Ledger = new ClosedLedger(path) }, provisioned, opening, log);
    }

    private static async Task GoAsync(World world, Journey journey, IReadOnlyList<Step> steps, CancellationToken cancellation)
    {
        var tries = 0;
        for (var next = 0; next < steps.Count;)
        {
            if (steps[next].Name == Step.Freeze)
            {
                world.Edit();
            }

            try
            {
                await steps[next].RunAsync(journey, cancellation);
                (next, tries) = (next + 1, 0);
            }
            catch (WorkbenchException) when (++tries < MostTries)
            {
                // A person reads what it says, waits, and runs the cell again.
                world.Clock.Pass(TimeSpan.FromMinutes(30));
            }
        }
    }

    private static ConnectionProfile Profile(string system, EmulatedAccount account, World world) => new(
        system, account.BaseUrl, account.Settings, account.Secrets.ToDictionary(secret => secret.Key, secret => new Secret(secret.Value)), world.OperatorFolder);

    private sealed class Unheard : IProgress<StepProgress>
    {
        public static readonly Unheard Progress = new();

        public void Report(StepProgress value)
        {
        }
    }
}
