using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.EndToEnd.Tests.OutsideCheck;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests;

/// <summary>Real mail threads, where they lie beside the repository: every message in order, every file byte for byte.</summary>
public sealed class MailThreadTests
{
    [Fact]
    public async Task Demo_MailThreads_ArriveWhole()
    {
        var data = SharedMaterial.Require("data", "mail-threads");
        using var folder = new TemporaryFolder();
        var result = await WorkbenchCli.RunAsync(["demo", "--data", data, "--out", folder.Run], cancellation: TestContext.Current.CancellationToken);

        Assert.True(result.ExitCode == 0, result.ToString());
        using var store = new DocumentStore(folder.StateOf("intercom-production"));
        var account = new CsvFolderSample(data);
        var report = OutsideChecker.Run(account, isEdited: true, store);
        Assert.True(report.Findings.Count == 0, report.Explain());
        Assert.Equal(300, account.Tickets().Count());
        Assert.Equal(1_409, account.Messages().Count());
        Assert.Equal(14, report.Found["attachment"]);
        Assert.True(report.Found["message"] >= 1_409, $"{report.Found["message"]} messages were found");
    }
}
