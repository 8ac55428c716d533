using System.Runtime.ExceptionServices;

namespace Workbench.Pipeline.Load;

/// <summary>
/// Outcomes on their way to the disk, for which no other write waits. There are never more than writes under way: the ledger keeps its
/// order, so whoever waits for an intent waits for every outcome before it.
/// </summary>
/// <param name="halt">Cancelled with the first outcome that cannot be recorded: nothing more may be sent.</param>
internal sealed class OutcomesBehind(CancellationTokenSource halt)
{
    private readonly TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ExceptionDispatchInfo? first;

    /// <summary>Outcomes not recorded yet, and one for the run that still adds some.</summary>
    private int open = 1;

    public void Add(Task recorded)
    {
        if (!recorded.IsCompletedSuccessfully)
        {
            Interlocked.Increment(ref open);
            _ = WatchAsync(recorded);
        }
    }

    /// <summary>Stops the run: of several failures, the first is the one that people need.</summary>
    public void Fail(Exception failure)
    {
        Interlocked.CompareExchange(ref first, ExceptionDispatchInfo.Capture(failure), null);
        halt.Cancel();
    }

    /// <summary>Waits until everything that was added is recorded. Called once, after the last one was added.</summary>
    /// <exception cref="Exception">The first failure of the run, where there was one.</exception>
    public async Task SettleAsync()
    {
        End();
        await settled.Task;
        first?.Throw();
    }

    private async Task WatchAsync(Task recorded)
    {
        try
        {
            await recorded;
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
        finally
        {
            End();
        }
    }

    private void End()
    {
        if (Interlocked.Decrement(ref open) == 0)
        {
            settled.SetResult();
        }
    }
}
