using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Work;
using Workbench.Pipeline.Delta;
using Workbench.Pipeline.Extract;
using Workbench.Pipeline.Hypercare;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.SignOff;

namespace Workbench.Notebooks;

/// <summary>
/// Work that may last for days. In a notebook it runs in a process of its own, to which cells attach; a headless run carries it out itself.
/// </summary>
public sealed partial class Bench
{
    private static readonly TimeSpan StartGlance = TimeSpan.FromMilliseconds(100);

    /// <summary>Follows the long work that runs, until it ends, and shows its result. Where none runs, says how the last one ended.</summary>
    /// <exception cref="WorkbenchException">The work failed, or its process is gone.</exception>
    public async Task<IDisplay> Attach()
    {
        if (works.Newest() is not { } newest)
        {
            return new Notice(Tone.Notice, "No long work was ever started in this migration.");
        }

        if (!works.IsRunning() && newest.HasEnded && works.IsShown(newest.Id))
        {
            return new Notice(Tone.Notice, $"No long work runs. The last one, {newest.Step}, ended: {newest.Outcome.ToString().ToLowerInvariant()} ({newest.Who}, until {newest.SeenAt:u}).");
        }

        return await DisplayAsync(await FollowAsync(newest.Id));
    }

    /// <summary>Asks the long work that runs to stop, and waits until what it has in flight is finished and recorded.</summary>
    public async Task<Notice> Stop()
    {
        if (works.Newest() is not { } newest || !works.IsRunning())
        {
            return new Notice(Tone.Notice, "No long work runs.");
        }

        works.RequestStop(newest.Id);
        try
        {
            await FollowAsync(newest.Id);
        }
        catch (OperationCanceledException) when (!Cancellation.IsCancellationRequested)
        {
            return Success($"Stopped: {newest.Step} ({newest.Who}). What was in flight was finished first.", "Run its cell again to go on from there.");
        }

        return Success($"{newest.Step} was done before it could be stopped.");
    }

    /// <summary>Carries a request out in this process: what <c>workbench work</c> calls.</summary>
    /// <returns>The result as JSON, for whoever attaches.</returns>
    internal async Task<string> CarryOutAsync(WorkRequest request) => request.Step switch
    {
        WorkStep.Extract => CanonicalJson.Write(await ExtractAsync()),
        WorkStep.Download => CanonicalJson.Write(await DownloadAsync()),
        WorkStep.Reconcile => CanonicalJson.Write(await ReconcileAsync()),
        WorkStep.ReconcileChanges => CanonicalJson.Write(await ReconcileChangesAsync()),
        WorkStep.Sample => CanonicalJson.Write(await LoadSampleAsync(request.Confirm)),
        WorkStep.Load => CanonicalJson.Write(await LoadAsync(request.Confirm)),
        WorkStep.CatchUp => CanonicalJson.Write(await CatchUpAsync(request.Confirm, request.Rounds ?? MostRounds)),
        WorkStep.Replay => CanonicalJson.Write(await ReplayAsync(request.Confirm)),
        WorkStep.Rollback => CanonicalJson.Write(await RollbackAsync(request.Confirm)),
        _ => throw new PlanException($"There is no long work '{request.Step}'. There are {string.Join(", ", WorkStep.All)}."),
    };

    /// <summary>Takes secrets out of a text.</summary>
    internal string Scrub(string text) => migration.Scrubber.Scrub(text);

    private async Task<IDisplay> DisplayAsync(WorkState done) => done.Step switch
    {
        WorkStep.Extract => ScanTable(ResultOf<ScanResult>(done)),
        WorkStep.Download => FilesTable((await ProductionAsync()).Read),
        WorkStep.Sample or WorkStep.Load => PhaseTable.Of(ResultOf<IReadOnlyList<PhaseResult>>(done)),
        WorkStep.CatchUp => await RoundsAsync(ResultOf<IReadOnlyList<DeltaRound>>(done), RoundsCaption),
        WorkStep.Replay => await ReplayedAsync(ResultOf<ReplayResult>(done)),
        _ => ResultOf<KeyFacts>(done),
    };

    private static T ResultOf<T>(WorkState done) => done.Result!.Value.Deserialize<T>(CanonicalJson.Options)!;

    /// <summary>
    /// Carries out <paramref name="here"/>, or, where the host may be closed meanwhile, has a process of its own do it and waits for its result.
    /// A work that runs already is attached to; one that ended while nobody was attached shows its result once.
    /// </summary>
    private async Task<T> LongAsync<T>(WorkRequest request, Func<Task<T>> here)
    {
        if (!isDetaching)
        {
            return await here();
        }

        if (WorkStep.Sends(request.Step))
        {
            await RequireConfirmationAsync(request.Confirm);
        }

        if (works.Newest() is { } newest)
        {
            var isRunning = works.IsRunning();
            if (isRunning && newest.Step != request.Step)
            {
                throw new GateException(
                    $"Another long work runs: {newest.Step} ({newest.Who}). Nothing was started. Follow it with 'await bench.Attach()' or stop it with 'await bench.Stop()'.");
            }

            if (isRunning)
            {
                CellSurface.Current.Show(new Notice(Tone.Notice, $"Attached to the {newest.Step} that runs already: {newest.Who}."));
                return ResultOf<T>(await FollowAsync(newest.Id));
            }

            if (newest is { Outcome: WorkOutcome.Done } && newest.Step == request.Step && !works.IsShown(newest.Id))
            {
                CellSurface.Current.Show(new Notice(
                    Tone.Notice, $"This is the result of the {newest.Step} that ended at {newest.SeenAt:u} while nobody was attached ({newest.Who}).", "Run this cell again for another pass."));
                return ResultOf<T>(await FollowAsync(newest.Id));
            }

            if (BeforeThis(newest) is { } said)
            {
                CellSurface.Current.Show(Notice.Warning(said, $"The {request.Step} begins where the ledger stands."));
            }
        }

        return ResultOf<T>(await FollowAsync(await StartAsync(request)));
    }

    /// <summary>What is to be said of an earlier work before another begins; null where somebody has seen its end, or it was a good one.</summary>
    private string? BeforeThis(WorkState earlier) => earlier switch
    {
        { HasEnded: false } => AttachedWork.Gone(earlier, earlier.Id),
        { Outcome: WorkOutcome.Failed } when !works.IsShown(earlier.Id) => $"The {earlier.Step} before failed while nobody was attached ({earlier.Who}): {earlier.Message}",
        _ => null,
    };

    /// <summary>Starts the process and waits for its first word.</summary>
    /// <returns>Id of the work that runs: this one, or that of another cell that was faster.</returns>
    private async Task<string> StartAsync(WorkRequest request)
    {
        await ReleaseAsync();
        var id = WorkFolder.NewId(request.Step, migration.Clock.GetUtcNow());
        using var process = WorkerProcess.Start(migration.Directory, request, id, works.CreateLog(id));
        while (works.Read(id) is null)
        {
            if (process.HasExited && works.Read(id) is null)
            {
                return works.IsRunning() && works.Newest() is { } faster && faster.Step == request.Step
                    ? faster.Id
                    : throw new LedgerException($"The process for {request.Step} ended before it began (exit code {process.ExitCode}). Nothing was sent. It said: {works.LogEnd(id)}");
            }

            await Task.Delay(StartGlance, migration.Clock, Cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Cancellation.IsCancellationRequested)
            {
                throw new OperationCanceledException(AttachedWork.Detached($"{request.Step}, process {process.Id}"), Cancellation);
            }
        }

        return id;
    }

    private Task<WorkState> FollowAsync(string id) => new AttachedWork(works, migration.Clock, CellSurface.Current.ShowProgress).EndAsync(id, Cancellation);
}
