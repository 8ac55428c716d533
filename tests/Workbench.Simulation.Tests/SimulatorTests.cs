using Workbench.Emulators.Checking;
using Workbench.Simulation.Drawing;

namespace Workbench.Simulation.Tests;

public sealed class SimulatorTests : IDisposable
{
    private readonly string folder = Path.Combine(Simulator.DefaultFolder, "tests");

    public static TheoryData<string> Routes => [.. Pair.All.Select(pair => pair.Route)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task RunOneAsync_NoFaults_NothingIsRejected(string route)
    {
        var result = await new Simulator(Path.Combine(folder, route)).RunOneAsync(Quiet(route), Cancellation);

        Assert.True(result.Findings.Count == 0, SimulationReport.Explain(result));
        Assert.Equal(0, result.Rejected);
        Assert.True(result.Crashes.Count >= 1);
    }

    [Fact]
    public async Task RunOneAsync_SameSeedTwice_IsTheSameRun()
    {
        var plan = SeedPlan.Draw(11);

        var first = await new Simulator(Path.Combine(folder, "first")).RunOneAsync(plan, Cancellation);
        var second = await new Simulator(Path.Combine(folder, "second")).RunOneAsync(plan, Cancellation);

        Assert.Equal((first.RootHash, first.Requests, first.Writes), (second.RootHash, second.Requests, second.Writes));
        Assert.Equal(first.Crashes, second.Crashes);
    }

    [Fact]
    public async Task RunAsync_SomeSeeds_LoseAndDoubleNothing()
    {
        var failures = new List<string>();

        var report = await new Simulator(Path.Combine(folder, "some")).RunAsync(1, 27, failures.Add, _ => { }, Cancellation);

        Assert.True(report.IsClean, string.Join('\n', failures));
        Assert.Equal("27 seeds, 0 lost, 0 doubled, 0 foreign changes", report.LastLine);
        Assert.True(report.Crashes >= 27, report.CrashTable());
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SeedPlan Quiet(string route) => SeedPlan.Draw(1) with
    {
        Route = route, SourceFaults = "", DestinationFaults = "", Crashes = [], EditsAtRequest = int.MaxValue, StartsOver = false, RollsBack = true,
    };
}
