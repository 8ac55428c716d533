namespace Workbench.Tests.Shared;

/// <summary>Long tests take every route in CI, where <c>WORKBENCH_PAIRS</c> is <c>all</c>, and one elsewhere.</summary>
internal static class RoutesToTry
{
    public static TheoryData<string> Of(IEnumerable<string> all) =>
        [.. LongTests.AreWanted ? all : ["ivinex-intercom"]];
}
