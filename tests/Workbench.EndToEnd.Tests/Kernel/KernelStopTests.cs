using System.Diagnostics;
using System.Globalization;
using Workbench.Emulators.Checking;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests.Kernel;

/// <summary>A load in a notebook that is interrupted, restarted or killed, and run again: an outsider finds every record once.</summary>
public sealed class KernelStopTests(PreparedStage prepared)
{
    private const int MessagesBeforeTheStop = 15;
    private const string Setup = "using Workbench.Notebooks;\nvar bench = await Bench.OpenAsync();\nbench.Migration()";

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);
    private static readonly Pair Pair = Pair.Of("ivinex-intercom");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>How a load is stopped, and what the kernel needs before its cells can be run again.</summary>
    public enum Stop
    {
        /// <summary>The stop button: the cell ends, variables stay.</summary>
        Interrupt,

        /// <summary>Restart in the middle: the session is asked to end, and a new one knows nothing.</summary>
        Restart,

        /// <summary>SIGKILL to the process that Jupyter knows, as when the window is closed roughly.</summary>
        KillKernel,

        /// <summary>SIGKILL to the session, as when the system runs out of memory: the kernel opens a new one by itself.</summary>
        KillSession,
    }

    [Theory]
    [InlineData(Stop.Interrupt)]
    [InlineData(Stop.Restart)]
    [InlineData(Stop.KillKernel)]
    [InlineData(Stop.KillSession)]
    public async Task Load_StoppedAndRunAgain_LosesAndDoublesNothing(Stop stop)
    {
        LongTests.Require();
        using var jupyter = await Jupyter.InstallAsync(Cancellation);
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        await stage.WithBenchAsync(bench => bench.Extract(), Cancellation);
        var load = $"await bench.Load(\"{await stage.ConfirmAsync(Cancellation)}\")";
        using var kernel = await KernelClient.StartAsync(jupyter, Path.Combine(folder.Run, "notebooks"), Cancellation);
        await Ok(kernel, Setup);
        await Ok(kernel, "await bench.DownloadFiles()");
        await Ok(kernel, "await bench.Compose()");

        var session = await SessionOfAsync(kernel);
        await kernel.BeginAsync(load, Cancellation);
        var ended = kernel.HearAsync(Cancellation);
        Assert.True(await ReachesAsync(folder, ended), "The load ended before it could be stopped.");
        await StopAsync(kernel, stop, session, ended);

        await Ok(kernel, stop == Stop.Interrupt ? "1" : Setup, patience: stop == Stop.KillKernel);
        await Ok(kernel, load);
        var report = stage.Check();
        Assert.True(report.Findings.Count == 0, report.Explain());
    }

    private static async Task StopAsync(KernelClient kernel, Stop stop, int session, Task<CellAnswer> ended)
    {
        switch (stop)
        {
            case Stop.Interrupt:
                await kernel.InterruptAsync(Cancellation);
                var stopped = await ended;
                Assert.Equal("error", stopped.Status);
                Assert.Contains("OperationCanceled", stopped.Error.Replace("TaskCanceled", "OperationCanceled", StringComparison.Ordinal), StringComparison.Ordinal);
                break;
            case Stop.Restart:
                await kernel.RestartAsync(now: false, ended, Cancellation);
                break;
            case Stop.KillKernel:
                await kernel.KillAsync(Cancellation);
                await kernel.RestartAsync(now: true, ended, Cancellation);
                break;
            default:
                await Signal.SendAsync(session, "KILL", Cancellation);
                var killed = await ended;
                Assert.Equal("error", killed.Status);
                Assert.Contains("run the setup cell again", killed.Error, StringComparison.Ordinal);
                break;
        }
    }

    /// <summary>The session is the only child of the kernel's process.</summary>
    private static async Task<int> SessionOfAsync(KernelClient kernel)
    {
        var start = new ProcessStartInfo("pgrep", ["-P", (await kernel.IdAsync(Cancellation)).ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var search = Process.Start(start)!;
        return int.Parse(Assert.Single((await search.StandardOutput.ReadToEndAsync(Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries)), CultureInfo.InvariantCulture);
    }

    private static async Task<bool> ReachesAsync(TemporaryFolder folder, Task<CellAnswer> ended)
    {
        var (state, ledger) = (folder.StateOf($"{Pair.Destination}-production"), Path.Combine(folder.Run, "ledger.db"));
        while (StateFile.Count(state, Pair.MessageCollection) < MessagesBeforeTheStop || StateFile.InFlight(ledger) == 0)
        {
            if (ended.IsCompleted)
            {
                return false;
            }

            await Task.Delay(Glance, Cancellation);
        }

        return true;
    }

    /// <param name="patience">The session of a killed kernel finishes what is in flight, and holds the ledger until then: the cell is run until it is free.</param>
    private static async Task Ok(KernelClient kernel, string code, bool patience = false)
    {
        var answer = await kernel.ExecuteAsync(code, Cancellation);
        while (patience && answer.Status == "error" && answer.Error.Contains("ledger", StringComparison.Ordinal))
        {
            answer = await kernel.ExecuteAsync(code, Cancellation);
        }

        Assert.True(answer.Status == "ok", $"{answer.Error}\n{answer.Text}");
    }
}
