using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.EndToEnd.Tests.PairCheck;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests;

/// <summary>Every pair of source and destination: what arrives, what a second run and a rollback do.</summary>
public sealed class PairTests
{
    private const double Size = 0.1;

    public static TheoryData<string> Routes => [.. Pair.All.Select(pair => pair.Route)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Demo_EveryPair_LosesAndDoublesNothing(string route)
    {
        using var folder = new TemporaryFolder();
        string[] command = ["demo", "--route", route, "--size", "0.1", "--out", folder.Run];
        var first = await WorkbenchCli.RunAsync(command, cancellation: Cancellation);
        Assert.True(first.ExitCode == 0, first.ToString());
        await RequireCleanAsync(route, folder, new BuiltInSample(Size));
        var fingerprint = await FingerprintAsync(route, folder);

        var second = await WorkbenchCli.RunAsync(command, cancellation: Cancellation);
        Assert.True(second.ExitCode == 0, second.ToString());
        Assert.Equal(fingerprint, await FingerprintAsync(route, folder));
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Demo_MailThreads_ArriveWhole(string route)
    {
        var data = SharedMaterial.Require("data", "mail-threads");
        using var folder = new TemporaryFolder();
        var result = await WorkbenchCli.RunAsync(["demo", "--route", route, "--data", data, "--out", folder.Run], cancellation: Cancellation);

        Assert.True(result.ExitCode == 0, result.ToString());
        var report = await RequireCleanAsync(route, folder, new CsvFolderSample(data));
        Assert.Equal((300, 1_409, 14), (report.Found["ticket"], report.Found["message"], report.Found["attachment"]));
    }

    private static async Task<PairReport> RequireCleanAsync(string route, TemporaryFolder folder, SampleAccount account)
    {
        var pair = Pair.Of(route);
        using var store = new DocumentStore(folder.StateOf($"{pair.Destination}-production"));
        var report = await pair.CheckAsync(account, isEdited: true, store, Cancellation);
        Assert.True(report.Findings.Count == 0, report.Explain());
        return report;
    }

    private static async Task<string> FingerprintAsync(string route, TemporaryFolder folder)
    {
        await using var stage = await Stage.StartAsync(folder, Size, Cancellation, route);
        return stage.Production.Fingerprint();
    }
}
