using Workbench.Connectors;
using Workbench.Core.Connectors;
using Workbench.Core.Security;
using Workbench.Emulators;
using Workbench.Ledger;
using Workbench.Ledger.Files;
using Workbench.Notebooks.Migrations;
using Workbench.Pipeline;
using Workbench.Simulation.Crashes;
using Workbench.Simulation.Drawing;
using Workbench.Simulation.Worlds;

namespace Workbench.Simulation.Running;

/// <summary>One life of the workbench: real connectors and the real ledger, opened at its start and gone at its end.</summary>
internal sealed class SimulatedProcess : IAsyncDisposable
{
    private readonly ISourceConnector source;
    private readonly IDestinationConnector destination;
    private readonly MortalLedger ledger;

    private SimulatedProcess(ISourceConnector source, IDestinationConnector destination, MortalLedger ledger, MigrationEnvironment environment)
    {
        (this.source, this.destination, this.ledger, Environment) = (source, destination, ledger, environment);
    }

    public MigrationEnvironment Environment { get; }

    /// <summary>True once a write to the ledger was refused for want of room.</summary>
    public bool IsDiskFull => ledger.IsDiskFull;

    /// <param name="life">Number of this process in its seed.</param>
    public static async Task<SimulatedProcess> StartAsync(World world, Fate fate, int life, CancellationToken cancellation)
    {
        var route = RouteCatalog.Load(world.Pair.Route);
        var services = new ConnectorServices(world.Network, world.Clock, new Random(life), new SecretScrubber());
        var source = ConnectorCatalog.Sources[route.Source].Open(Profile(route.Source, world.Source, world.OperatorFolder), services);
        var destination = ConnectorCatalog.Destinations[route.Destination].Open(Profile(route.Destination, world.Destination, world.OperatorFolder), services);
        var ledger = new MortalLedger(await world.Ledger.OpenAsync(Ground.Writer, world.Clock, cancellation), fate, new Dice(life));
        return new SimulatedProcess(source, destination, ledger, new MigrationEnvironment(
            OpenMigration.Production, route, source, destination, ledger, new TurnFileStore(new FileStore(Path.Combine(world.Folder, "files"))), world.Clock, Unheard.Progress, CodeVersion.Current()));
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await destination.DisposeAsync();
        await ledger.DisposeAsync();
    }

    private static ConnectionProfile Profile(string system, EmulatedAccount account, string operatorFolder) => new(
        system, account.BaseUrl, account.Settings, account.Secrets.ToDictionary(secret => secret.Key, secret => new Secret(secret.Value)), operatorFolder);

    private sealed class Unheard : IProgress<StepProgress>
    {
        public static readonly Unheard Progress = new();

        public void Report(StepProgress value)
        {
        }
    }
}
