
namespace Workbench.EndToEnd.Tests.Running;

/// <summary>
/// Routes to try: every pair where <c>WORKBENCH_PAIRS</c> is <c>all</c>, as in CI; else a third of them, in which every source and every
/// destination occurs once.
/// </summary>
internal static class PairRoutes
{
    public static IEnumerable<string> ToTry => Environment.GetEnvironmentVariable("WORKBENCH_PAIRS") == "all"
        ? Pair.All.Select(pair => pair.Route)
        : ["ivinex-intercom", "vivantio-gorgias", "infoset-zoho-desk"];
}
