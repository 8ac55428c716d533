using Workbench.Core.Errors;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Work;

namespace Workbench.Notebooks.Tests.Work;

public sealed class CarriedWorkTests : IDisposable
{
    private readonly string migration = Directory.CreateTempSubdirectory("workbench-work-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WorkFolder Folder => new(migration);

    public void Dispose() => Directory.Delete(migration, recursive: true);

    [Fact]
    public async Task EndAsync_WorkThatIsDone_ShowsItsProgressAndReturnsItsResult()
    {
        var work = new CarriedWork(Folder, TimeProvider.System, static text => text);
        var lines = new List<ProgressLine>();

        var carried = work.RunAsync(
            "1-load",
            WorkStep.Load,
            _ =>
            {
                work.Show(new ProgressLine("load tickets", 1, 2));
                work.Show(new ProgressLine("load tickets", 2, 2));
                return Task.FromResult("[1,2]");
            },
            Cancellation);
        var done = await new AttachedWork(Folder, TimeProvider.System, lines.Add).EndAsync("1-load", Cancellation);
        await carried;

        Assert.Equal([1, 2], done.Result!.Value.EnumerateArray().Select(element => element.GetInt32()));
        Assert.Equal(new ProgressLine("load tickets", 2, 2), lines[^1]);
        Assert.False(Folder.IsRunning());
        Assert.True(Folder.IsShown("1-load"));
    }

    [Fact]
    public async Task EndAsync_WorkThatFailed_FailsTheSameWayWithoutSecrets()
    {
        var work = new CarriedWork(Folder, TimeProvider.System, static text => text.Replace("hush", "***", StringComparison.Ordinal));
        await Assert.ThrowsAsync<GateException>(() => work.RunAsync("1-load", WorkStep.Load, _ => throw new GateException("closed: hush"), Cancellation));

        var failure = await Assert.ThrowsAsync<GateException>(() => AttachAsync("1-load", Cancellation));

        Assert.Equal("closed: ***", failure.Message);
    }

    [Fact]
    public async Task RequestStop_WorkThatRuns_CancelsItAndSaysSo()
    {
        var begun = new TaskCompletionSource();
        var work = new CarriedWork(Folder, TimeProvider.System, static text => text);
        var carried = work.RunAsync(
            "1-load",
            WorkStep.Load,
            async stop =>
            {
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, stop);
                return "[]";
            },
            Cancellation);
        await begun.Task;

        // A request for another work is not meant for this one.
        Folder.RequestStop("0-load");
        Assert.True(Folder.IsRunning());
        Folder.RequestStop("1-load");
        var stopped = await Assert.ThrowsAsync<OperationCanceledException>(() => AttachAsync("1-load", Cancellation));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => carried);

        Assert.Contains("Run the cell again to go on.", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(WorkOutcome.Stopped, Folder.Newest()!.Outcome);
    }

    [Fact]
    public async Task EndAsync_ProcessThatIsGone_IsNoticed()
    {
        Folder.Write(Begun("1-load"));

        var gone = await Assert.ThrowsAsync<LedgerException>(() => AttachAsync("1-load", Cancellation));

        Assert.Contains("ended without a word (process 4711 on here, started by ada at 2026-01-02 03:04:05Z", gone.Message, StringComparison.Ordinal);
        Assert.Contains("Run the cell again", gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndAsync_Interrupted_LeavesTheWorkAlone()
    {
        await using var held = await Folder.TakeAsync(TimeProvider.System, Cancellation);
        Folder.Write(Begun("1-load"));
        using var interrupt = new CancellationTokenSource();
        var attached = AttachAsync("1-load", interrupt.Token);
        await interrupt.CancelAsync();

        var detached = await Assert.ThrowsAsync<OperationCanceledException>(() => attached);

        Assert.StartsWith("Detached. The work goes on (load, process 4711", detached.Message, StringComparison.Ordinal);
        Assert.True(Folder.IsRunning());
    }

    [Fact]
    public async Task RunAsync_WhileAnotherRuns_IsRefusedAndWritesNothing()
    {
        await using var held = await Folder.TakeAsync(TimeProvider.System, Cancellation);
        Folder.Write(Begun("1-load"));

        var refused = await Assert.ThrowsAsync<LedgerException>(
            () => new CarriedWork(Folder, TimeProvider.System, static text => text).RunAsync("2-rollback", WorkStep.Rollback, _ => Task.FromResult("{}"), Cancellation));

        Assert.Contains("Another work of this migration runs (load, process 4711", refused.Message, StringComparison.Ordinal);
        Assert.Null(Folder.Read("2-rollback"));
    }

    [Fact]
    public void Write_StateAndLog_AreForTheirOwnerAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permissions.");
        Folder.Write(Begun("1-load"));
        Folder.CreateLog("1-load");

        var work = new DirectoryInfo(Path.Combine(migration, "work"));
        Assert.All(work.EnumerateFiles(), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, work.UnixFileMode);
    }

    [Fact]
    public void Newest_SeveralWorks_IsTheLastOne()
    {
        var earlier = WorkFolder.NewId(WorkStep.Load, new DateTimeOffset(2026, 9, 30, 23, 59, 59, TimeSpan.Zero));
        var later = WorkFolder.NewId(WorkStep.CatchUp, new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero));
        Folder.Write(Begun(later));
        Folder.Write(Begun(earlier));

        Assert.Equal("20261001T000000000Z-catch-up", Folder.Newest()!.Id);
    }

    private Task<WorkState> AttachAsync(string id, CancellationToken cancellation) => new AttachedWork(Folder, TimeProvider.System, static _ => { }).EndAsync(id, cancellation);

    private static WorkState Begun(string id)
    {
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        return new WorkState(id, WorkStep.Load, 4711, "here", "ada", at, at, WorkOutcome.Running, []);
    }
}
