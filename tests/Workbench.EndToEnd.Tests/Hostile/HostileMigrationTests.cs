using Workbench.Cli.Demo;
using Workbench.Emulators.Kit;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests.Hostile;

public sealed class HostileMigrationTests
{
    public static TheoryData<string> Routes => RoutesToTry.Of(Pair.All.Select(pair => pair.Route));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Demo_HostileInputs_ArriveOrAreRejected(string route)
    {
        var folder = new TemporaryFolder();
        var sample = new HostileSample(HostileCase.Of(HostileTable.All, 0));
        var terminal = new StringWriter();
        var options = new DemoOptions(route, 1, 1, null, folder.Run, DemoOptions.Shortened);
        var cpu = System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime;
        var result = await new DemoRun(options, terminal, sample).RunAsync(Cancellation);
        File.WriteAllText("/tmp/hostile-gen/" + route + ".out", folder.Root + "\n" + (System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime - cpu) + "\n" + terminal);
        Assert.True(result.IsClean);
    }
}
