using Workbench.Simulation.Crashes;
using Workbench.Simulation.Drawing;

namespace Workbench.Simulation.Tests.Drawing;

public sealed class CrashDrawTests
{
    /// <summary>As many seeds as there are sites, before and after, aim at every one of them.</summary>
    [Fact]
    public void Points_SeedsInARow_AimAtEveryUsualSite()
    {
        var seeds = Enumerable.Range(1, UsualSites.All.Count * 2);

        var aimed = seeds.SelectMany(seed => CrashDraw.Points(seed, new Dice(seed))).Where(point => point.Occurrence == 1)
            .Select(point => (point.Change, point.Kind, point.IsDurable)).ToHashSet();

        foreach (var site in UsualSites.All)
        {
            Assert.Contains((site.Change, site.Kind, true), aimed);
            Assert.Contains((site.Change, site.Kind, false), aimed);
        }
    }

    [Fact]
    public void Points_SameSeed_AreTheSame() => Assert.Equal(CrashDraw.Points(4711, new Dice(4711)), CrashDraw.Points(4711, new Dice(4711)));
}
