using System.Globalization;
using Workbench.Core.Records;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Ledger;
using Workbench.Ledger.Verification;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests;

/// <summary>A migration has one writer and any number of readers, whatever becomes of either.</summary>
public sealed class TwoProcessesTests(PreparedStage prepared)
{
    private const int MessagesBeforeLooking = 10;

    private static readonly Pair Pair = Pair.Of("ivinex-intercom");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_SecondWriter_IsRefusedUntilTheFirstIsGone()
    {
        LongTests.Require();
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        await stage.WithBenchAsync(bench => bench.Extract(), Cancellation);
        var command = await LoadCommandAsync(folder, stage);
        using var first = await LoadingAsync(command, folder);

        Refused(await WorkbenchCli.RunAsync(["retry", folder.Run], Cancellation), first.Id);

        // A process that stands still is no dead one: it may go on at any moment.
        await Signal.SendAsync(first.Id, "STOP", Cancellation);
        Refused(await WorkbenchCli.RunAsync(["retry", folder.Run], Cancellation), first.Id);
        await Signal.SendAsync(first.Id, "CONT", Cancellation);

        await first.KillAsync(Cancellation);
        Assert.True(File.Exists(Path.Combine(folder.Run, "ledger.db.writer")));
        var second = await WorkbenchCli.RunProcessAsync(command, Cancellation);

        Assert.True(second.ExitCode == 0, second.ToString());
        var report = stage.Check();
        Assert.True(report.Findings.Count == 0, report.Explain());
    }

    [Fact]
    public async Task Read_WhileTheLoadRunsAndIsKilled_NeverFailsNorHinders()
    {
        LongTests.Require();
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        await stage.WithBenchAsync(bench => bench.Extract(), Cancellation);
        var command = await LoadCommandAsync(folder, stage);
        var ticket = TicketIn(folder);

        using (var killed = await LoadingAsync(command, folder))
        {
            var kill = killed.ReachesAsync(found => found.Messages >= 3 * MessagesBeforeLooking, Cancellation);
            await ReadUntilAsync(kill, folder, ticket);
            Assert.True(await kill, killed.Said);
            await killed.KillAsync(Cancellation);
            await ReadAsync(folder, ticket);
        }

        using var finished = new DemoProcess(command, Pair, folder);
        var end = finished.EndAsync(Cancellation);
        await ReadUntilAsync(end, folder, ticket);
        var result = await end;

        Assert.True(result.ExitCode == 0, result.ToString());
        var report = stage.Check();
        Assert.True(report.Findings.Count == 0, report.Explain());
    }

    private static async Task<string[]> LoadCommandAsync(TemporaryFolder folder, Stage stage) =>
        ["run", Path.Combine(folder.Run, "notebooks", "06-production-load.ipynb"), "-p", $"confirm={await stage.ConfirmAsync(Cancellation)}"];

    /// <summary>Starts the load and waits until it is in the middle of its messages.</summary>
    private static async Task<DemoProcess> LoadingAsync(string[] command, TemporaryFolder folder)
    {
        var run = new DemoProcess(command, Pair, folder);
        Assert.True(await run.ReachesAsync(found => found.Messages >= MessagesBeforeLooking, Cancellation), run.Said);
        return run;
    }

    private static void Refused(CliResult result, int holder)
    {
        Assert.True(result.ExitCode == 1, result.ToString());
        Assert.Contains($"Another process (pid {holder.ToString(CultureInfo.InvariantCulture)} on {Environment.MachineName} since ", result.Error, StringComparison.Ordinal);
        Assert.Contains("writes this migration", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.ToString(), StringComparison.Ordinal);
    }

    private static string TicketIn(TemporaryFolder folder)
    {
        using var read = SqliteLedger.OpenReader(Path.Combine(folder.Run, "ledger.db"));
        return read.Entries().First(entry => entry.Key.Kind == Kind.Ticket).Key.ToString();
    }

    private static async Task ReadUntilAsync(Task ended, TemporaryFolder folder, string ticket)
    {
        do
        {
            await ReadAsync(folder, ticket);
        }
        while (!ended.IsCompleted);
    }

    /// <summary>The ledger is verified by itself: the manifest of the folder is written at the end of a run and cannot fit before.</summary>
    private static async Task ReadAsync(TemporaryFolder folder, string ticket)
    {
        var status = await WorkbenchCli.RunAsync(["status", folder.Run], Cancellation);
        Assert.True(status.ExitCode == 0, status.ToString());
        var explain = await WorkbenchCli.RunAsync(["explain", folder.Run, ticket], Cancellation);
        Assert.True(explain.ExitCode == 0, explain.ToString());
        Assert.Empty(LedgerVerification.Verify(Path.Combine(folder.Run, "ledger.db"), null).Findings);
    }
}
