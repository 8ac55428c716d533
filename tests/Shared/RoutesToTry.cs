namespace Workbench.Tests.Shared;

/// <summary>Long tests take every route in CI, where <c>WORKBENCH_PAIRS</c> is <c>all</c>, and a few of them elsewhere.</summary>
internal static class RoutesToTry
{
    /// <summary>Three routes in which every source and every destination occurs once.</summary>
    public static readonly string[] EveryVendorOnce = ["ivinex-intercom", "vivantio-gorgias", "infoset-zoho-desk"];

    public static TheoryData<string> Of(IEnumerable<string> all, params string[] few) =>
        [.. Environment.GetEnvironmentVariable("WORKBENCH_PAIRS") == "all" ? all : few];
}
