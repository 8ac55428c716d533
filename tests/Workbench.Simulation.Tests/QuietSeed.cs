using Workbench.Simulation.Drawing;

namespace Workbench.Simulation.Tests;

/// <summary>Plans of seeds in which no vendor errs and no machine fails.</summary>
internal static class QuietSeed
{
    public static SeedPlan Of(string route, int sample = 0) => SeedPlan.Draw(1) with
    {
        Route = route, Sample = sample, SourceFaults = "", DestinationFaults = "", Crashes = [], EditsAtRequest = int.MaxValue, StartsOver = false, RollsBack = false,
        DiskFullAt = null, SleepsAtRequest = null, DestinationTempo = 1,
    };
}
