namespace Workbench.Tests.Shared;

/// <summary>What takes minutes runs in CI, which sets <c>WORKBENCH_PAIRS</c> to <c>all</c>; elsewhere a short form of it runs, or it is skipped.</summary>
internal static class LongTests
{
    public static bool AreWanted => Environment.GetEnvironmentVariable("WORKBENCH_PAIRS") == "all";

    /// <summary>For a test that starts the whole product several times and has no short form.</summary>
    public static void Require() => Assert.SkipUnless(AreWanted, "It takes minutes. With WORKBENCH_PAIRS=all, as .ci/run sets it, it runs.");
}
