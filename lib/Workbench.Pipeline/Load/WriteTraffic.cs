using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Load;

/// <summary>
/// Sends threads of writes side by side. Intents run ahead of the requests in flight and outcomes follow behind them, so that neither the
/// network nor the disk waits for the other. Within a thread, a write begins when the outcome of the one before it is durable.
/// </summary>
internal sealed class WriteTraffic(MigrationEnvironment environment, LoadOptions options, ProgressMeter meter)
{
    /// <summary>
    /// Writes under way for each request in flight: while one is sent, the intents of the next become durable together. More would only
    /// leave more in doubt after a crash.
    /// </summary>
    private const int Ahead = 4;

    /// <summary>With one request in flight, everything happens one after the other.</summary>
    private bool IsOneByOne => options.Concurrency == 1;

    /// <summary>Ends when every outcome is durable, also where the run is stopped or fails.</summary>
    public async Task RunAsync(IEnumerable<IReadOnlyList<WriteRow>> threads, CancellationToken cancellation)
    {
        using var halt = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var slots = new RequestSlots(options.Concurrency, halt.Token);
        var protocol = new WriteProtocol(environment, options, slots);
        var behind = new OutcomesBehind(halt);
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = IsOneByOne ? 1 : options.Concurrency * Ahead,
            CancellationToken = cancellation,
            TaskScheduler = TaskScheduler.Current,
        };
        try
        {
            await Parallel.ForEachAsync(threads, parallel, async (thread, token) =>
            {
                // Where no further thread can be read, those under way stop as well.
                using var together = token.Register(halt.Cancel);
                try
                {
                    var recorded = await SendAsync(protocol, thread, halt.Token);
                    behind.Add(recorded);
                    await (IsOneByOne ? recorded : Task.CompletedTask);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    behind.Fail(failure);
                    throw;
                }
            });
        }
        finally
        {
            await behind.SettleAsync();
        }
    }

    /// <summary>Asks about writes in doubt, one after the other. What did not arrive is not sent again, unless it updates a known twin.</summary>
    public async Task ResolveDoubtsAsync(IEnumerable<WriteRow> open, CancellationToken cancellation)
    {
        using var slots = new RequestSlots(options.Concurrency, cancellation);
        var protocol = new WriteProtocol(environment, options, slots);
        foreach (var write in open)
        {
            await protocol.ResolveDoubtAsync(write, cancellation);
            meter.Add();
        }
    }

    /// <returns>Ends when the last outcome of the thread is durable.</returns>
    private async Task<Task> SendAsync(WriteProtocol protocol, IReadOnlyList<WriteRow> thread, CancellationToken cancellation)
    {
        var (isAsRead, recorded) = (true, Task.CompletedTask);
        foreach (var read in thread)
        {
            await recorded;
            cancellation.ThrowIfCancellationRequested();

            // With a doubt resolved, what was composed meanwhile takes the place of what this thread was read with.
            var goesOn = true;
            if ((isAsRead ? read : protocol.DueNow(read)) is { } write)
            {
                (goesOn, recorded) = await protocol.ExecuteAsync(write, cancellation);
            }

            isAsRead &= !WriteOutcomes.IsOpen(read);
            meter.Add();
            if (!goesOn)
            {
                break;
            }
        }

        return recorded;
    }
}
