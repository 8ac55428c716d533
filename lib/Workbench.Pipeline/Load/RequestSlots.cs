namespace Workbench.Pipeline.Load;

/// <summary>
/// Bounds the requests in flight. More writes than that are under way, because intents become durable ahead of their calls. Whoever
/// waits has its turn in the order of asking, and makes its request on the thread whose own has just ended: waking another one for it costs more
/// than the sending does.
/// </summary>
internal sealed class RequestSlots : IDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<TaskCompletionSource> waiting = new();
    private readonly CancellationToken stop;
    private readonly CancellationTokenRegistration registration;
    private int free;

    /// <param name="stop">Nobody gets a turn any more once it is cancelled.</param>
    public RequestSlots(int most, CancellationToken stop)
    {
        (free, this.stop) = (most, stop);
        registration = stop.Register(Abandon);
    }

    /// <summary>Makes a request as soon as fewer than the most are in flight.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped before; the request was not made.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> request)
    {
        await TakeAsync();
        try
        {
            stop.ThrowIfCancellationRequested();
            return await request();
        }
        finally
        {
            Give();
        }
    }

    public void Dispose() => registration.Dispose();

    private Task TakeAsync()
    {
        lock (gate)
        {
            if (stop.IsCancellationRequested)
            {
                return Task.FromCanceled(stop);
            }

            if (free > 0)
            {
                free--;
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource();
            waiting.Enqueue(turn);
            return turn.Task;
        }
    }

    private void Give()
    {
        if (Next() is { } next)
        {
            next.SetResult();
        }
    }

    /// <summary>Who has the turn now; null where nobody waits.</summary>
    private TaskCompletionSource? Next()
    {
        lock (gate)
        {
            if (waiting.TryDequeue(out var next))
            {
                return next;
            }

            free++;
            return null;
        }
    }

    private void Abandon()
    {
        TaskCompletionSource[] turns;
        lock (gate)
        {
            turns = [.. waiting];
            waiting.Clear();
        }

        foreach (var turn in turns)
        {
            turn.SetCanceled(stop);
        }
    }
}
