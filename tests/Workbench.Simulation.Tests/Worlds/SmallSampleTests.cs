using Workbench.Core.Records;
using Workbench.Emulators.Checking;
using Workbench.Emulators.Samples;
using Workbench.Simulation.Crashes;
using Workbench.Simulation.Drawing;
using Workbench.Simulation.Running;
using Workbench.Simulation.Worlds;
using Workbench.Tests.Shared;

namespace Workbench.Simulation.Tests.Worlds;

public sealed class SmallSampleTests : IDisposable
{
    private const int LeastRecords = 30;
    private const int LeastKinds = 8;
    private const int LeastThread = 10;

    private readonly string folder = Path.Combine(Simulator.DefaultFolder, "cuts");

    public static TheoryData<string> Routes => RoutesToTry.Of(Pair.All.Select(pair => pair.Route));

    /// <summary>What the simulation promises of every seed, counted in what the connectors read.</summary>
    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Extract_EveryCut_HasEnoughToLose(string route)
    {
        for (var variant = 0; variant < SeedPlan.Samples; variant++)
        {
            var plan = QuietSeed.Of(route, variant);
            var own = Path.Combine(folder, $"{route}-{variant}");
            var records = await Simulator.AloneAsync(() => ExtractAsync(plan, own), TestContext.Current.CancellationToken);

            var what = $"{route}, sample {variant}: {string.Join(", ", records.CountBy(record => record.Kind).Select(kind => $"{kind.Value} {kind.Key}"))}";
            Assert.True(records.Count >= LeastRecords, what);
            Assert.True(records.Select(record => record.Kind).Distinct().Count() >= LeastKinds, what);
            Assert.True(records.Where(record => record.Kind == Kind.Message).GroupBy(record => record.Home).Max(home => home.Count()) >= LeastThread, what);
        }
    }

    [Fact]
    public void Twins_EveryCut_HasOneThatWasThereBefore()
    {
        for (var variant = 0; variant < SeedPlan.Samples; variant++)
        {
            Assert.Contains(new SmallSample(variant).Twins().Contacts, twin => twin.SampleId is not null);
        }
    }

    /// <summary>One cut of twelve has no contact who could be merged.</summary>
    [Fact]
    public void Edits_NearlyEveryCut_MergeContactsWithATicket() =>
        Assert.True(Enumerable.Range(0, SeedPlan.Samples).Count(variant => new SmallSample(variant).Edits().OfType<ContactMerged>().Any()) >= SeedPlan.Samples - 1);

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<(Kind Kind, RecordKey? Home)>> ExtractAsync(SeedPlan plan, string folder)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var world = await World.BeginAsync(plan, new SmallSample(plan.Sample), Ground.In(folder), null, cancellation);
        await using var process = await SimulatedProcess.StartAsync(world, new Fate([]), 1, cancellation);
        var journey = new Journey(process.Environment, world.Folder);
        await journey.DiscoverAsync(cancellation);
        await journey.SignScopeAsync(cancellation);
        await journey.ExtractAsync(cancellation);
        return [.. process.Environment.Read.Entries().Select(entry => (entry.Key.Kind, entry.Home))];
    }
}
