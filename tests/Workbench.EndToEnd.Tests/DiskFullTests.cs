using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.EndToEnd.Tests.OutsideCheck;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Ledger.Verification;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests;

/// <summary>
/// The disk with the run folder fills up in the middle of the load; the vendors' state lies on another one. The run stops with one message,
/// the ledger is whole, and once there is room the same command ends as if nothing had been.
/// </summary>
public sealed class DiskFullTests
{
    private const double Size = 0.1;
    private const int Megabytes = 256;
    private const int MessagesBeforeItIsFull = 10;

    private static readonly Pair Pair = Pair.Of("ivinex-intercom");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Demo_DiskFullDuringLoad_SaysSoAndGoesOnWithRoom()
    {
        LongTests.Require();
        using var folder = new TemporaryFolder();
        using var disk = await SmallDisk.MountAsync(folder.Run, Megabytes, Cancellation);
        string[] command = ["demo", "--size", "0.1", "--out", folder.Run];
        using (var demo = new DemoProcess(command, Pair, folder))
        {
            Assert.True(await demo.ReachesAsync(found => found.Messages >= MessagesBeforeItIsFull, Cancellation), demo.Said);
            disk.Fill();
            Refused(await demo.EndAsync(Cancellation), folder);
        }

        // Still full: it cannot even begin, and says so in the same way.
        Refused(await WorkbenchCli.RunProcessAsync(command, Cancellation), folder);

        disk.MakeRoom();
        Assert.Empty(LedgerVerification.Verify(Path.Combine(folder.Run, "ledger.db"), null).Findings);
        var again = await WorkbenchCli.RunProcessAsync(command, Cancellation);

        Assert.True(again.ExitCode == 0, again.ToString());
        using var store = new DocumentStore(folder.StateOf($"{Pair.Destination}-production"));
        var report = OutsideChecker.Run(new BuiltInSample(Size), isEdited: true, store);
        Assert.True(report.Findings.Count == 0, report.Explain());
    }

    private static void Refused(CliResult result, TemporaryFolder folder)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(result.ToString());
        var said = (result.Output + result.Error).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(result.ExitCode == 1, result.ToString());
        var message = Assert.Single(said, line => line.Contains("Free disk space", StringComparison.Ordinal));
        Assert.Contains(folder.Run, message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.ToString(), StringComparison.Ordinal);
    }
}
