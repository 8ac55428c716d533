using Workbench.Core.Errors;
using Workbench.Core.Security;
using Workbench.Emulators.Checking;
using Workbench.Ledger;
using Workbench.Ledger.Postgres;
using Workbench.Simulation.Drawing;
using Workbench.Simulation.Running;
using Workbench.Simulation.Worlds;
using Workbench.Tests.Shared;

namespace Workbench.Simulation.Tests;

public sealed class SimulatorTests : IDisposable
{
    private readonly string folder = Path.Combine(Simulator.DefaultFolder, "tests");

    private const long OnServerFrom = 21;

    /// <summary>A few everywhere; in CI, which has a server of its own, more.</summary>
    public static TheoryData<long> OnBoth => [.. LongTests.AreWanted ? [9, 12, 17, 28, 31, 39, 44, 47] : new long[] { 9, 12 }];

    public static TheoryData<string> Routes => RoutesToTry.Of(Pair.All.Select(pair => pair.Route));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task RunOneAsync_NoFaults_NothingIsRejected(string route)
    {
        using var simulator = new Simulator(Path.Combine(folder, route));

        var result = await simulator.RunOneAsync(QuietSeed.Of(route) with { RollsBack = true }, Cancellation);

        Assert.True(result.Findings.Count == 0, SimulationReport.Explain(result));
        Assert.Equal(0, result.Rejected);
        Assert.True(result.Crashes.Count >= 1);
    }

    /// <summary>Everything is there already when people migrate once more without the ledger, and there it stays when they roll that back.</summary>
    [Theory]
    [MemberData(nameof(Routes))]
    public async Task RunOneAsync_LedgerIsLostAndEverythingMigratedAgain_DoublesAndRemovesNothing(string route)
    {
        using var simulator = new Simulator(Path.Combine(folder, $"{route}-again"));

        var result = await simulator.RunOneAsync(QuietSeed.Of(route) with { LosesFolder = true, RollsBack = true, EditsAtRequest = 1 }, Cancellation);

        Assert.True(result.Findings.Count == 0, SimulationReport.Explain(result));
    }

    /// <summary>A failing seed can only be looked into where it fails again: every event, its order and its time are the same.</summary>
    [Theory]
    [InlineData(11, true)]
    [InlineData(12, false)]
    public async Task RunAloneAsync_SameSeedTwice_IsTheSameRun(long seed, bool isBegun)
    {
        var plan = SeedPlan.Draw(seed) with { IsBegun = isBegun };

        var first = await RunAsync(plan, OwnFile);
        var second = await RunAsync(plan, OwnFile);

        AssertSame(first, second);
    }

    /// <summary>
    /// A seed is the same migration wherever its ledger lies: the same requests, the same deaths, the same events at the same times. Between them
    /// these seeds roll back, fill the disk, start over, sleep, and begin with discovery as well as with a copy.
    /// </summary>
    [Theory]
    [MemberData(nameof(OnBoth))]
    public async Task RunAloneAsync_LedgerOnAServer_IsTheSameRun(long seed)
    {
        var plan = SeedPlan.Draw(seed);
        var place = new SeedSchemas(new Secret(PostgresServer.Require())).Of(seed);
        try
        {
            var inFile = await RunAsync(plan, OwnFile);
            var onServer = await RunAsync(plan, Ground.On(place, Own));

            AssertSame(inFile, onServer);
            Assert.Empty(onServer.Result.Findings);
        }
        finally
        {
            await SeedSchemas.DropAsync(place);
        }
    }

    [Fact]
    public async Task RunAsync_LedgersOnAServer_LosesNothingAndLeavesNothingBehind()
    {
        var (server, failures) = (new Secret(PostgresServer.Require()), new List<string>());
        using var simulator = new Simulator(Path.Combine(folder, "server"), server);

        var report = await simulator.RunAsync(OnServerFrom, 2, failures.Add, _ => { }, Cancellation);

        Assert.True(report.IsClean, string.Join('\n', failures));
        var own = Enumerable.Range(0, 2).Select(index => new SeedSchemas(server).Of(OnServerFrom + index).Schema);
        Assert.Empty(PostgresLedger.Schemas(server).Intersect(own));
    }

    [Fact]
    public async Task RunAsync_ServerThatIsNotThere_SaysSoInsteadOfCountingLosses()
    {
        using var simulator = new Simulator(Path.Combine(folder, "nowhere"), new Secret("Host=127.0.0.1;Port=1;Username=nobody;Password=hidden-canary"));

        var refusal = await Assert.ThrowsAsync<LedgerException>(() => simulator.RunAsync(1, 1, _ => { }, _ => { }, Cancellation));

        Assert.Contains("See that PostgreSQL runs", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_SomeSeeds_LoseAndDoubleNothing()
    {
        var failures = new List<string>();
        using var simulator = new Simulator(Path.Combine(folder, "some"));

        var report = await simulator.RunAsync(1, 4, failures.Add, _ => { }, Cancellation);

        Assert.True(report.IsClean, string.Join('\n', failures));
        Assert.Equal("4 seeds, 0 lost, 0 doubled, 0 foreign changes", report.LastLine);
        Assert.True(report.LeastCrashes >= 1, report.CrashTable());
        Assert.True(report.LeastFaults >= 3, $"{report.Faults} faults struck");
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string Own => Path.Combine(folder, "same");

    private Ground OwnFile => Ground.In(Own);

    private async Task<(SeedResult Result, IReadOnlyList<string> Events)> RunAsync(SeedPlan plan, Ground ground)
    {
        var sample = new SmallSample(plan.Sample);
        using var beginnings = new Beginnings(Path.Combine(folder, "begun"));
        var result = await Simulator.RunAloneAsync(plan, sample, ground, plan.IsBegun ? await beginnings.OfAsync(plan, sample, Cancellation) : null, Cancellation);
        List<string> events;
        using (var read = ground.Ledger.OpenReader())
        {
            events = [.. read.Events().Select(found => $"{found.At:O} {found.Change} {found.Key} {found.Data}")];
        }

        Directory.Delete(ground.Folder, recursive: true);
        return (result, events);
    }

    private static void AssertSame((SeedResult Result, IReadOnlyList<string> Events) first, (SeedResult Result, IReadOnlyList<string> Events) second)
    {
        var different = first.Events.Zip(second.Events).FirstOrDefault(pair => pair.First != pair.Second);
        Assert.True(different == default, $"{different.First}\n{different.Second}");
        Assert.Equal(first.Events.Count, second.Events.Count);
        Assert.Equal(first.Result.Crashes, second.Result.Crashes);
        Assert.Equal(Told(first.Result), Told(second.Result));

        static (long, int, int, int, int, string) Told(SeedResult result) =>
            (result.Requests, result.Writes, result.Faults, result.Lives, result.Rejected, string.Join('\n', result.Findings));
    }
}
