using Workbench.Notebooks.Migrations;
using Workbench.Tests.Shared;

namespace Workbench.Simulation.Tests.Estimates;

/// <summary>The estimate is frozen before the extraction, from counts alone, and holds within 5 % for every pair.</summary>
public sealed class EstimateTests(ITestOutputHelper output)
{
    private const double DefaultSize = 1;

    public static TheoryData<string> Routes => [.. RouteCatalog.Names];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Plan_WholeMigrationOnVirtualClock_IsWithinFivePercent(string route)
    {
        LongTests.Require();

        var journey = await EstimatedJourney.RunAsync(route, DefaultSize, seed: 11, TestContext.Current.CancellationToken);

        output.WriteLine(journey.ToString());
        Assert.True(journey.Ratio is > 0.95 and < 1.05, journey.ToString());
        Assert.True(journey.RequestRatio is > 0.95 and < 1.05, journey.ToString());
    }
}
