using Workbench.Notebooks.Migrations;
using Workbench.Tests.Shared;

namespace Workbench.Simulation.Tests.Estimates;

/// <summary>The estimate is frozen before the extraction, from counts alone, and holds within 5 %.</summary>
public sealed class EstimateTests(ITestOutputHelper output)
{
    private const double DefaultSize = 1;

    /// <summary>The vendor's own lags and windows.</summary>
    private const double RealTempo = 1;

    /// <summary>Lags and windows shortened as in the demo.</summary>
    private const double DemoTempo = 40;

    /// <summary>Seeds that no mean of an estimate was taken from.</summary>
    private static readonly int[] Seeds = [11, 12];

    public static TheoryData<string> Routes => [.. RouteCatalog.Names];

    /// <summary>
    /// Not those into Intercom, of which the bound does not hold; docs/estimate.md has their figures. A create whose answer was lost is waited for there until the search cannot lag
    /// any more, which is two minutes, and time leaps on for everybody. The mean of these waits is planned, but how many a draw has moves migrations as short as these by a quarter.
    /// </summary>
    public static MatrixTheoryData<string, int> Draws => new(RouteCatalog.Names.Where(route => !route.EndsWith("-intercom", StringComparison.Ordinal)), Seeds);

    /// <summary>The pair into Intercom that is held to everything else that faults cost, with lags of three seconds; the two others lie on both sides of the bound.</summary>
    public static MatrixTheoryData<string, int> DrawsWithShortLags => new(["infoset-intercom"], Seeds);

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Plan_WholeMigrationOnVirtualClock_IsWithinFivePercent(string route)
    {
        LongTests.Require();

        Require(await EstimatedJourney.RunAsync(route, DefaultSize, Seeds[0], withFaults: false, RealTempo, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Draws))]
    public async Task Plan_WithFaultsOnVirtualClock_IsWithinFivePercent(string route, int seed)
    {
        if ((route, seed) != ("ivinex-gorgias", Seeds[0]))
        {
            LongTests.Require();
        }

        Require(await EstimatedJourney.RunAsync(route, DefaultSize, seed, withFaults: true, RealTempo, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(DrawsWithShortLags))]
    public async Task Plan_WithFaultsAndShortLags_IsWithinFivePercent(string route, int seed)
    {
        LongTests.Require();

        Require(await EstimatedJourney.RunAsync(route, DefaultSize, seed, withFaults: true, DemoTempo, TestContext.Current.CancellationToken));
    }

    private void Require(EstimatedJourney journey)
    {
        output.WriteLine(journey.ToString());
        Assert.True(journey.Ratio is > 0.95 and < 1.05, journey.ToString());
        Assert.True(journey.RequestRatio is > 0.95 and < 1.05, journey.ToString());
    }
}
