using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.EndToEnd.Tests.OutsideCheck;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Ledger.Verification;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests;

/// <summary>A process that is asked to stop in the middle of its load finishes what it began, says so, and is taken up by the same command.</summary>
public sealed class StopTests(PreparedStage prepared)
{
    private const double Size = 0.1;
    private const int MessagesBeforeTheSignal = 15;

    private static readonly Pair Pair = Pair.Of("ivinex-intercom");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    public async Task Demo_SignalDuringLoad_SeesItsWritesThrough(string signal, int exitCode)
    {
        LongTests.Require();
        using var folder = new TemporaryFolder();
        string[] command = ["demo", "--size", "0.1", "--out", folder.Run];
        using (var demo = new DemoProcess(command, Pair, folder))
        {
            Assert.True(await demo.ReachesAsync(found => found.Messages >= MessagesBeforeTheSignal && found.InFlight > 0, Cancellation), demo.Said);
            await Signal.SendAsync(demo.Id, signal, Cancellation);
            var stopped = await demo.EndAsync(Cancellation);

            Assert.True(stopped.ExitCode == exitCode, stopped.ToString());
            Assert.Contains("Stopped. What was confirmed is in the ledger; run the same command again to go on.", stopped.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", stopped.Output, StringComparison.Ordinal);
            Assert.Equal(0, demo.InFlight);
            Assert.Empty(LedgerVerification.Verify(Path.Combine(folder.Run, "ledger.db"), null).Findings);
        }

        var again = await WorkbenchCli.RunProcessAsync(command, Cancellation);

        Assert.True(again.ExitCode == 0, again.ToString());
        using var store = new DocumentStore(folder.StateOf($"{Pair.Destination}-production"));
        var report = OutsideChecker.Run(new BuiltInSample(Size), isEdited: true, store);
        Assert.True(report.Findings.Count == 0, report.Explain());
    }

    /// <summary>The vendors live in another process, as they do in reality.</summary>
    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    public async Task Run_SignalDuringLoad_ConfirmsWhatTheVendorAnswered(string signal, int exitCode)
    {
        LongTests.Require();
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        await stage.WithBenchAsync(bench => bench.Extract(), Cancellation);
        string[] command =
            ["run", Path.Combine(folder.Run, "notebooks", "06-production-load.ipynb"), "-p", $"confirm={await stage.ConfirmAsync(Cancellation)}"];
        using (var run = new DemoProcess(command, Pair, folder))
        {
            Assert.True(await run.ReachesAsync(found => found.Messages >= MessagesBeforeTheSignal && found.InFlight > 0, Cancellation), run.Said);
            await Signal.SendAsync(run.Id, signal, Cancellation);
            var stopped = await run.EndAsync(Cancellation);

            Assert.True(stopped.ExitCode == exitCode, stopped.ToString());
            Assert.Equal(0, run.InFlight);
        }

        var again = await WorkbenchCli.RunProcessAsync(command, Cancellation);

        Assert.True(again.ExitCode == 0, again.ToString());
        var report = stage.Check();
        Assert.True(report.Findings.Count == 0, report.Explain());
    }
}
