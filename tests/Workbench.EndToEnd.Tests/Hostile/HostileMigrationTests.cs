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
        var sample = new HostileSample(HostileTable.All);
        var terminal = new StringWriter();
        var options = new DemoOptions(route, 1, 1, null, folder.Run, DemoOptions.Shortened);
        var cpu = System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime;
        var result = await new DemoRun(options, terminal, sample).RunAsync(Cancellation);
        TestContext.Current.SendDiagnosticMessage("x");
        File.WriteAllText("/tmp/hostile-gen/" + route + ".out", folder.Root + "\n" + (System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime - cpu) + "\n" + terminal);
        var pair = Pair.Of(route);
        using var store = new DocumentStore(folder.StateOf($"{pair.Destination}-production"));
        var report = await pair.CheckAsync(sample, isEdited: true, store, Cancellation);
        File.AppendAllText("/tmp/hostile-gen/" + route + ".out", "\n" + report.Explain() + "\n" + string.Join("\n", report.Findings.Select(f => f.ToString().Length > 300 ? f.ToString()[..300] : f.ToString())));
        Assert.True(result.IsClean);
    }
}
