using System.Diagnostics;
using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Ledger.Verification;
using Workbench.Notebooks;
using Workbench.Notebooks.Work;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests;

/// <summary>Long work in a process of its own outlives the host that asked for it; what kills it is noticed, and nothing is lost or doubled.</summary>
public sealed class LongWorkTests(PreparedStage prepared)
{
    private const int FewMessages = 10;
    private const int MoreMessages = 30;

    private static readonly Pair Pair = Pair.Of("ivinex-intercom");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_HostClosedThenWorkerKilled_LosesAndDoublesNothing()
    {
        LongTests.Require();
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        await stage.WithBenchAsync(bench => bench.Extract(), Cancellation);
        string[] notebook = [.. await CommandAsync(folder, stage), "--detach"];
        WorkState first;
        using (var host = new DemoProcess(notebook, Pair, folder))
        {
            Assert.True(await host.ReachesAsync(found => found.Messages >= FewMessages, Cancellation), host.Said);
            first = NewestOf(folder);

            // Standing still, it cannot be done before it is looked at.
            await Signal.SendAsync(first.ProcessId, "STOP", Cancellation);
            await host.KillAsync(Cancellation);
        }

        using var worker = Process.GetProcessById(first.ProcessId);
        RequireOwnerOnly(folder);
        RequireNoSecret(worker.Id);
        using (var attached = new DemoProcess(["work", folder.Run], Pair, folder))
        {
            Assert.True(await attached.ReachesAsync(found => found.Said.Length > 0, Cancellation), attached.Said);
            await Signal.SendAsync(worker.Id, "CONT", Cancellation);

            // The host is gone; the work goes on.
            Assert.True(await attached.ReachesAsync(found => found.Messages >= MoreMessages, Cancellation), attached.Said);
            worker.Kill();
            var ended = await attached.EndAsync(Cancellation);

            Assert.True(ended.ExitCode == 1, ended.ToString());
            Assert.Contains("ended without a word", ended.Output, StringComparison.Ordinal);
        }

        var again = await WorkbenchCli.RunProcessAsync(notebook, Cancellation);

        Assert.True(again.ExitCode == 0, again.ToString());
        var second = NewestOf(folder);
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(WorkOutcome.Done, second.Outcome);
        var report = stage.Check();
        Assert.True(report.Findings.Count == 0, report.Explain());
        Assert.Empty(LedgerVerification.Verify(Path.Combine(folder.Run, "ledger.db"), null).Findings);
        await SealAsync(folder);
    }

    [Fact]
    public async Task Load_StoppedFromElsewhere_SeesItsWritesThroughAndGoesOn()
    {
        LongTests.Require();
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        await stage.WithBenchAsync(bench => bench.Extract(), Cancellation);
        string[] notebook = [.. await CommandAsync(folder, stage), "--detach"];
        using (var host = new DemoProcess(notebook, Pair, folder))
        {
            Assert.True(await host.ReachesAsync(found => found.Messages >= FewMessages, Cancellation), host.Said);
            var worker = NewestOf(folder).ProcessId;

            // Standing still, it is as far as it was while others look at it.
            await Signal.SendAsync(worker, "STOP", Cancellation);
            var other = await WorkbenchCli.RunAsync(["work", folder.Run, "--step", WorkStep.Rollback, "--confirm", await stage.ConfirmAsync(Cancellation)], Cancellation);
            Assert.True(other.ExitCode == 1, other.ToString());
            Assert.Contains("Another work of this migration runs (load, process ", other.Error, StringComparison.Ordinal);
            Assert.Contains("A long work runs: load (process ", (await WorkbenchCli.RunAsync(["status", folder.Run], Cancellation)).Output, StringComparison.Ordinal);
            await LookInAsync(folder, await stage.ConfirmAsync(Cancellation));

            await Signal.SendAsync(host.Id, "INT", Cancellation);
            var left = await host.EndAsync(Cancellation);
            Assert.True(left.ExitCode == 130, left.ToString());
            Assert.Equal(WorkOutcome.Running, NewestOf(folder).Outcome);

            var stopping = WorkbenchCli.RunAsync(["work", folder.Run, "--stop"], Cancellation);
            await Signal.SendAsync(worker, "CONT", Cancellation);
            var stopped = await stopping;
            Assert.True(stopped.ExitCode == 0, stopped.ToString());
            Assert.Contains("Stopped: load", stopped.Output, StringComparison.Ordinal);
            Assert.Equal(0, host.InFlight);
        }

        Assert.Equal(WorkOutcome.Stopped, NewestOf(folder).Outcome);
        var again = await WorkbenchCli.RunProcessAsync(notebook, Cancellation);

        Assert.True(again.ExitCode == 0, again.ToString());
        var report = stage.Check();
        Assert.True(report.Findings.Count == 0, report.Explain());
    }

    [Fact]
    public async Task Load_EndedWhileNobodyWasAttached_ShowsItsResultOnce()
    {
        LongTests.Require();
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        await stage.WithBenchAsync(
            async bench =>
            {
                await bench.Extract();
                await bench.DownloadFiles();
                await bench.Compose();
            },
            Cancellation);
        var confirm = await stage.ConfirmAsync(Cancellation);
        await WorkCarrier.RunAsync(folder.Run, new WorkRequest(WorkStep.Load, confirm), null, static _ => { }, TimeProvider.System, Cancellation);
        var notices = new List<string>();
        CellSurface.Enter(new CellSurface(folder.Run, static _ => { }, static _ => { }, Cancellation, IsUnattended: false)
        {
            IsInteractive = true,
            Show = shown => notices.Add(shown.ToPlainText()),
        });
        await using var bench = await Bench.OpenAsync();

        var kept = await bench.Load(confirm);
        Assert.Contains("while nobody was attached", Assert.Single(notices), StringComparison.Ordinal);
        Assert.Contains("No long work runs. The last one, load, ended: done", (await bench.Attach()).ToPlainText(), StringComparison.Ordinal);
        Assert.Single(Works(folder));
        var again = await bench.Load(confirm);

        Assert.Equal(kept.ToPlainText(), again.ToPlainText());
        Assert.Single(notices);
        Assert.Equal(2, Works(folder).Length);
        var report = stage.Check();
        Assert.True(report.Findings.Count == 0, report.Explain());
    }

    [Fact]
    public async Task Extract_AsWork_NeedsNoConfirmation()
    {
        LongTests.Require();
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);

        var extracted = await WorkbenchCli.RunProcessAsync(["work", folder.Run, "--step", WorkStep.Extract], Cancellation);
        var read = NewestOf(folder);
        var load = await WorkbenchCli.RunAsync(["work", folder.Run, "--step", WorkStep.Load], Cancellation);

        Assert.True(extracted.ExitCode == 0, extracted.ToString());
        Assert.Matches(@"Scan \d+", extracted.Output);
        Assert.Equal((WorkStep.Extract, WorkOutcome.Done), (read.Step, read.Outcome));
        Assert.Equal(1, load.ExitCode);
        Assert.Contains("'confirm' is not set", load.Error, StringComparison.Ordinal);
    }

    /// <summary>Another notebook, opened while the load runs: it sees everything, writes nothing, starts nothing, and may come and go.</summary>
    private static async Task LookInAsync(TemporaryFolder folder, string confirm)
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var attached = new TaskCompletionSource<string>();
        CellSurface.Enter(new CellSurface(folder.Run, static _ => { }, static _ => { }, interrupt.Token, IsUnattended: false)
        {
            IsInteractive = true,
            Show = shown => attached.TrySetResult(shown.ToPlainText()),
        });
        var works = Works(folder).Length;
        await using var bench = await Bench.OpenAsync();
        Assert.Contains("Records by state", (await bench.Status()).ToPlainText(), StringComparison.Ordinal);
        Assert.Contains("ticket", (await bench.CountReconciliation()).ToPlainText(), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<LedgerException>(() => bench.Hold("Tester", "to see"));
        Assert.Contains("while a long work does (process ", refused.Message, StringComparison.Ordinal);
        var other = await Assert.ThrowsAsync<GateException>(() => bench.Rollback(confirm, dryRun: false));
        Assert.Contains("Another long work runs: load (process ", other.Message, StringComparison.Ordinal);

        var again = bench.Load(confirm);
        Assert.Contains("Attached to the load that runs already", await attached.Task.WaitAsync(Cancellation), StringComparison.Ordinal);
        await interrupt.CancelAsync();
        var detached = await Assert.ThrowsAsync<OperationCanceledException>(() => again);
        Assert.StartsWith("Detached. The work goes on (load, process ", detached.Message, StringComparison.Ordinal);
        Assert.Equal(works, Works(folder).Length);
    }

    /// <summary>A notebook saved by an editor; here, the outputs of the run in the place where a person would have worked.</summary>
    private static async Task SealAsync(TemporaryFolder folder)
    {
        var notebook = Path.Combine(folder.Run, "notebooks", "06-production-load.ipynb");
        File.Copy(Path.Combine(folder.Run, "executed", "06-production-load.ipynb"), notebook, overwrite: true);

        var sealing = await WorkbenchCli.RunAsync(["seal", folder.Run, notebook, "--by", "Ada"], Cancellation);
        var verified = await WorkbenchCli.RunAsync(["verify", folder.Run], Cancellation);

        Assert.True(sealing.ExitCode == 0, sealing.ToString());
        Assert.Contains("cell 4 (06 Production load): added", sealing.Output, StringComparison.Ordinal);
        Assert.Contains("Sealed ", sealing.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("left out", sealing.Output, StringComparison.Ordinal);
        Assert.True(verified.ExitCode == 0, verified.ToString());
        Assert.Contains("sealed by Ada", await File.ReadAllTextAsync(Path.Combine(folder.Run, "audit.html"), Cancellation), StringComparison.Ordinal);
    }

    private static async Task<string[]> CommandAsync(TemporaryFolder folder, Stage stage) =>
        ["run", Path.Combine(folder.Run, "notebooks", "06-production-load.ipynb"), "-p", $"confirm={await stage.ConfirmAsync(Cancellation)}"];

    private static WorkState NewestOf(TemporaryFolder folder) => JsonSerializer.Deserialize<WorkState>(
        File.ReadAllBytes(Works(folder).Max(StringComparer.Ordinal)!), CanonicalJson.Options)!;

    private static string[] Works(TemporaryFolder folder) => Directory.GetFiles(Path.Combine(folder.Run, "work"), "*.json");

    private static void RequireOwnerOnly(TemporaryFolder folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.All(
                new DirectoryInfo(Path.Combine(folder.Run, "work")).EnumerateFiles().Where(file => file.Name != "running.part"),
                file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode));
        }
    }

    /// <summary>Everybody on a machine may read command lines.</summary>
    private static void RequireNoSecret(int process)
    {
        if (OperatingSystem.IsLinux())
        {
            var line = File.ReadAllText($"/proc/{process}/cmdline");
            var secrets = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
                .Where(variable => ((string)variable.Key).StartsWith("WORKBENCH_PRODUCTION_", StringComparison.Ordinal)).Select(variable => (string)variable.Value!).ToList();
            Assert.NotEmpty(secrets);
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, line, StringComparison.Ordinal));
        }
    }
}
