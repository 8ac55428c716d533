using Workbench.Emulators;
using Workbench.Emulators.Checking;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.Ledger;
using Workbench.Simulation.Clock;
using Workbench.Simulation.Drawing;
using Workbench.Simulation.Running;

namespace Workbench.Simulation.Worlds;

/// <summary>What outlives every process of a seed: both vendors, the clock, the folder and the ledger.</summary>
internal sealed class World : IAsyncDisposable
{
    private const int SourcePort = 41_001;
    private const int DestinationPort = 41_002;
    private static readonly DateTimeOffset Start = new(2026, 2, 3, 8, 0, 0, TimeSpan.Zero);

    private readonly SeedPlan plan;
    private readonly Ground ground;
    private bool isEdited;

    private World(
        SeedPlan plan, VirtualClock clock, SampleAccount sample, EmulatedAccount source, EmulatedAccount destination, Ground ground, Beginning? beginning)
    {
        (this.plan, this.ground, Clock, Sample, Source, Destination) = (plan, ground, clock, sample, source, destination);
        Pair = Pair.Of(plan.Route);
        Before = beginning?.Before ?? Pair.Documents(destination.Emulator.Store);
        Network = new Network(clock, source, destination, new Dice(plan.Pace), plan.SleepsAtRequest, BeforeSource);
    }

    public VirtualClock Clock { get; }

    public SampleAccount Sample { get; }

    public EmulatedAccount Source { get; }

    public EmulatedAccount Destination { get; }

    public Network Network { get; }

    /// <summary>Requests that a fault of either vendor struck so far.</summary>
    public int StruckFaults => Source.Emulator.Log.Struck + Destination.Emulator.Log.Struck;

    public Pair Pair { get; }

    /// <summary>The destination before anything was migrated, or before it was migrated once more.</summary>
    public IReadOnlyDictionary<string, string> Before { get; private set; }

    /// <summary>The migration folder.</summary>
    public string Folder => ground.Folder;

    public LedgerPlace Ledger => ground.Ledger;

    public string OperatorFolder => Path.Combine(Folder, "operator");

    /// <param name="beginning">What to go on from; null for accounts that nobody has migrated yet.</param>
    public static async Task<World> BeginAsync(
        SeedPlan plan, SampleAccount sample, Ground ground, Beginning? beginning, CancellationToken cancellation)
    {
        var clock = new VirtualClock(beginning?.EndedAt ?? Start);
        var pair = Pair.Of(plan.Route);
        var options = new EmulatorOptions { Account = "production", InMemory = true, Clock = clock, Seed = 1 };
        var source = await EmulatorCatalog.Find(pair.Source).StartAsync(
            options with { Port = SourcePort, Origin = beginning?.Source, Faults = FaultPlan.Parse(plan.SourceFaults) }, sample, cancellation);
        var destination = await EmulatorCatalog.Find(pair.Destination).StartAsync(
            options with
            {
                Port = DestinationPort, Origin = beginning?.Destination, TimeFactor = plan.DestinationTempo, Faults = FaultPlan.Parse(plan.DestinationFaults),
            },
            sample,
            cancellation);
        Directory.CreateDirectory(ground.Folder);
        await (beginning?.CopyAsync(ground, clock, cancellation) ?? Task.CompletedTask);
        var world = new World(plan, clock, sample, source, destination, ground, beginning);
        await source.WriteOperatorFilesAsync(world.OperatorFolder, cancellation);
        return world;
    }

    /// <summary>People work on in the source, once. Nobody sees half of it.</summary>
    public void Edit()
    {
        if (!isEdited)
        {
            isEdited = true;
            Turn.Keep(Task.Run(() => Source.ApplyEditsAsync(CancellationToken.None)));
        }
    }

    /// <summary>The migration folder is lost, with the ledger: from now on only the destination knows what was migrated. Operators have copies of their files. People are back the day after.</summary>
    public async Task LoseFolderAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Folder))
        {
            File.Delete(file);
        }

        foreach (var directory in Directory.EnumerateDirectories(Folder).Where(directory => directory != OperatorFolder))
        {
            Directory.Delete(directory, recursive: true);
        }

        await ground.DropLedgerAsync();
        Clock.Pass(TimeSpan.FromDays(1));
        Before = Pair.Documents(Destination.Emulator.Store);
    }

    public async ValueTask DisposeAsync()
    {
        Network.Dispose();
        await Source.DisposeAsync();
        await Destination.DisposeAsync();
    }

    private void BeforeSource(long request)
    {
        if (request >= plan.EditsAtRequest)
        {
            Edit();
        }
    }
}
