using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.EndToEnd.Tests.OutsideCheck;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests;

/// <summary>Running the same again changes nothing, also where the run folder is gone. (With it: <see cref="PairTests"/>.)</summary>
public sealed class RepeatTests
{
    private const double Size = 0.1;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Demo_AgainWithoutItsRunFolder_ChangesNothing()
    {
        LongTests.Require();
        using var folder = new TemporaryFolder();
        var first = await RunAsync(folder);
        Assert.True(first.ExitCode == 0, first.ToString());
        var fingerprint = await FingerprintAsync(folder);

        Directory.Delete(folder.Run, recursive: true);
        var second = await RunAsync(folder);
        Assert.True(second.ExitCode == 0, second.ToString());
        Assert.Equal(fingerprint, await FingerprintAsync(folder));

        using var store = new DocumentStore(folder.StateOf("intercom-production"));
        var report = OutsideChecker.Run(new BuiltInSample(Size), isEdited: true, store);
        Assert.True(report.Findings.Count == 0, report.Explain());
    }

    private static Task<CliResult> RunAsync(TemporaryFolder folder) =>
        WorkbenchCli.RunAsync(["demo", "--size", "0.1", "--out", folder.Run], Cancellation);

    private static async Task<string> FingerprintAsync(TemporaryFolder folder)
    {
        await using var stage = await Stage.StartAsync(folder, Size, Cancellation);
        return stage.Production.Fingerprint();
    }
}
