using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Notebooks.Displays;

namespace Workbench.Notebooks.Work;

/// <summary>
/// One work in the process that carries it out: holds the lock, writes down how far it is, hears a request to stop, and says how it ended.
/// </summary>
/// <param name="scrub">Takes secrets out of what is written down.</param>
internal sealed class CarriedWork(WorkFolder folder, TimeProvider clock, Func<string, string> scrub)
{
    private static readonly TimeSpan Pulse = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly List<ProgressLine> lines = [];
    private bool hasNews;

    /// <summary>Takes in how far the work is. Writing it down is left to the pulse, so that reporting costs nothing.</summary>
    public void Show(ProgressLine line)
    {
        lock (gate)
        {
            var known = lines.FindIndex(shown => shown.Label == line.Label);
            if (known >= 0)
            {
                lines[known] = line;
            }
            else
            {
                lines.Add(line);
            }

            hasNews = true;
        }
    }

    /// <summary>Carries the work out.</summary>
    /// <param name="work">Returns its result as JSON.</param>
    /// <exception cref="LedgerException">Another work of this migration runs.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<WorkState> RunAsync(string id, string step, Func<CancellationToken, Task<string>> work, CancellationToken cancellation)
    {
        await using var held = await folder.TakeAsync(clock, cancellation);
        var now = clock.GetUtcNow();
        var begun = new WorkState(id, step, Environment.ProcessId, Environment.MachineName, Environment.UserName, now, now, WorkOutcome.Running, []);
        folder.Write(begun);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var ended = new CancellationTokenSource();
        var pulse = PulseAsync(begun, stop, ended.Token);
        try
        {
            var json = await work(stop.Token);
            return await EndAsync(begun with { Outcome = WorkOutcome.Done, Result = JsonElement.Parse(json) });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await EndAsync(begun with { Outcome = WorkOutcome.Stopped, Message = "Stopped. What was in flight was finished first; what was confirmed is in the ledger." });
            throw;
        }
        catch (Exception failure)
        {
            // Whoever attaches has to learn of it, whatever it is; the process then ends with the same error.
            var message = failure is WorkbenchException or IOException ? failure.Message : $"{failure.GetType().Name}: {failure.Message}";
            await EndAsync(begun with { Outcome = WorkOutcome.Failed, Error = failure.GetType().Name, Message = scrub(message) });
            throw;
        }

        async Task<WorkState> EndAsync(WorkState last)
        {
            await ended.CancelAsync();
            await pulse;
            var state = WithNews(last);
            folder.Write(state);
            return state;
        }
    }

    private async Task PulseAsync(WorkState begun, CancellationTokenSource stop, CancellationToken ended)
    {
        var writtenAt = clock.GetTimestamp();
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(Pulse, clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (folder.IsStopRequested(begun.Id))
            {
                await stop.CancelAsync();
            }

            if (!ended.IsCancellationRequested && (HasNews() || clock.GetElapsedTime(writtenAt) > Heartbeat))
            {
                writtenAt = clock.GetTimestamp();
                TryWrite(WithNews(begun));
            }
        }
    }

    private bool HasNews()
    {
        lock (gate)
        {
            return hasNews;
        }
    }

    private WorkState WithNews(WorkState state)
    {
        lock (gate)
        {
            hasNews = false;
            return state with { SeenAt = clock.GetUtcNow(), Progress = [.. lines] };
        }
    }

    /// <summary>Progress that cannot be written (a full disk) must not end the work: the ledger says by itself when it has to end.</summary>
    private void TryWrite(WorkState state)
    {
        try
        {
            folder.Write(state);
        }
        catch (IOException)
        {
            lock (gate)
            {
                hasNews = true;
            }
        }
    }
}
