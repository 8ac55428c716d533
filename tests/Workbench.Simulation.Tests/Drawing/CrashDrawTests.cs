using Workbench.Simulation.Crashes;
using Workbench.Simulation.Drawing;

namespace Workbench.Simulation.Tests.Drawing;

public sealed class CrashDrawTests
{
    /// <summary>As many seeds as there are sites, before and after, aim at every one of them: at those of the rollback where they roll back.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Aimed_SeedsInARow_AimAtEveryUsualSite(bool rollsBack)
    {
        var sites = rollsBack ? UsualSites.OfRollback : UsualSites.OfMigration;

        var aimed = Enumerable.Range(1, sites.Count * 2).Select(seed => CrashDraw.Aimed(seed, rollsBack)).ToHashSet();

        Assert.Equal(sites.SelectMany(site => new[] { Point(site, true), Point(site, false) }).ToHashSet(), aimed);
    }

    [Fact]
    public void Draw_SameSeed_DiesAtTheSamePoints() => Assert.Equal(SeedPlan.Draw(4711).Crashes, SeedPlan.Draw(4711).Crashes);

    /// <summary>A point of the rollback is no use to a migration that stays.</summary>
    [Fact]
    public void Draw_ManySeeds_AimWhereTheyCome()
    {
        foreach (var plan in Enumerable.Range(1, 300).Select(seed => SeedPlan.Draw(seed)))
        {
            Assert.Equal(plan.RollsBack, UsualSites.OfRollback.Any(plan.Crashes[^1].Fits));
        }
    }

    private static CrashPoint Point(CrashSite site, bool isDurable) => new(site.Change, site.Kind, 1, isDurable);
}
