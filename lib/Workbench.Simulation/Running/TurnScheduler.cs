namespace Workbench.Simulation.Running;

/// <summary>
/// Runs what is queued one task at a time, in the order in which it was queued, and says that it runs any number side by side: .NET's parallel loops
/// start no more workers than a scheduler says, and those of the pipeline are to take turns here, not to be done one after the other. Has a thread of
/// its own, because whoever keeps the turn waits on it for threads of the pool. What is queued after its end never runs.
/// </summary>
internal sealed class TurnScheduler : TaskScheduler, IDisposable
{
    private readonly Queue<Task> waiting = new();
    private bool isOver;

    public TurnScheduler() => new Thread(Run) { IsBackground = true, Name = "seed" }.Start();

    public override int MaximumConcurrencyLevel => int.MaxValue;

    public void Dispose()
    {
        lock (waiting)
        {
            isOver = true;
            Monitor.Pulse(waiting);
        }
    }

    protected override void QueueTask(Task task)
    {
        lock (waiting)
        {
            waiting.Enqueue(task);
            Monitor.Pulse(waiting);
        }
    }

    /// <summary>Whoever awaits has its turn at once where it runs here already; what waits in the queue keeps its place.</summary>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (waiting)
        {
            return [.. waiting];
        }
    }

    private void Run()
    {
        while (Next() is { } task)
        {
            TryExecuteTask(task);
        }
    }

    /// <summary>Waits for the next task; null at the end.</summary>
    private Task? Next()
    {
        lock (waiting)
        {
            while (waiting.Count == 0 && !isOver)
            {
                Monitor.Wait(waiting);
            }

            return waiting.Count == 0 ? null : waiting.Dequeue();
        }
    }
}
