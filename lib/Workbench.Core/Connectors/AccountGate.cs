namespace Workbench.Core.Connectors;

/// <summary>
/// The limits of one account as they are at this moment. Whoever begins something at the account passes here first; whoever changes the limits
/// reaches everybody who waits.
/// </summary>
public sealed class AccountGate(TimeProvider clock)
{
    private readonly Lock writing = new();
    private volatile State state = new(AccountLimits.None);

    /// <summary>The limits changed. Called by whoever changes them, after <see cref="Limits"/> is the new value.</summary>
    public event Action? Changed;

    public AccountLimits Limits => state.Limits;

    /// <summary>Takes other limits from now on.</summary>
    public void Change(AccountLimits limits)
    {
        State before;
        lock (writing)
        {
            before = state;
            if (before.Limits == limits)
            {
                return;
            }

            state = new State(limits);
        }

        before.Left.TrySetResult();
        Changed?.Invoke();
    }

    /// <summary>Returns at once where something may be begun, else when it may.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants to begin any more.</exception>
    public async Task PassAsync(CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var (present, now) = (state, clock.GetUtcNow());
            if (present.Limits.OpensAt(now) is not { } at)
            {
                return;
            }

            var wait = at == DateTimeOffset.MaxValue ? Timeout.InfiniteTimeSpan : at - now;
            await present.Left.Task.WaitAsync(wait, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private sealed record State(AccountLimits Limits)
    {
        public TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
