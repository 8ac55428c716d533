using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests;

/// <summary>Real mail threads, where they lie beside the repository, from every source to every destination.</summary>
public sealed class PairMailThreadTests
{
    public static TheoryData<string> Routes => RoutesToTry.Of(Pair.All.Select(pair => pair.Route));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Demo_MailThreads_ArriveWhole(string route)
    {
        LongTests.Require();
        var data = SharedMaterial.Require("data", "mail-threads");
        using var folder = new TemporaryFolder();
        var result = await WorkbenchCli.RunAsync(["demo", "--route", route, "--data", data, "--out", folder.Run], Cancellation);
        Assert.True(result.ExitCode == 0, result.ToString());

        var pair = Pair.Of(route);
        using var store = new DocumentStore(folder.StateOf($"{pair.Destination}-production"));
        var report = await pair.CheckAsync(new CsvFolderSample(data), isEdited: true, store, Cancellation);
        Assert.True(report.Findings.Count == 0, report.Explain());
        Assert.Equal(14, report.Found["attachment"]);
        Assert.True(report.Found["ticket"] >= 300, $"{report.Found["ticket"]} tickets were found");
        Assert.True(report.Found["message"] >= 1_409, $"{report.Found["message"]} messages were found");
    }
}
