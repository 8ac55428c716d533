using Workbench.Simulation.Drawing;

namespace Workbench.Simulation.Tests;

/// <summary>Plans of seeds in which no vendor errs and no machine fails.</summary>
internal static class QuietSeed
{
    public static SeedPlan Of(string route, int sample = 0) => SeedPlan.Calm(route, sample) with { Seed = 1, Pace = 1 };
}
