namespace Workbench.Connectors.Http;

/// <summary>The time that one streamed body has: it may be silent for a while, and take so long as a whole.</summary>
internal sealed class TransferTime : IDisposable
{
    private readonly ClientLimits limits;
    private readonly CancellationTokenSource silence;
    private readonly CancellationTokenSource whole;
    private readonly CancellationTokenSource any;

    /// <summary>Begins now.</summary>
    public TransferTime(ClientLimits limits, TimeProvider clock, CancellationToken cancellation)
    {
        this.limits = limits;
        silence = new CancellationTokenSource(limits.IdleTimeout, clock);
        whole = new CancellationTokenSource(limits.LongestTransfer, clock);
        any = CancellationTokenSource.CreateLinkedTokenSource(cancellation, silence.Token, whole.Token);
    }

    /// <summary>Ends the transfer.</summary>
    public CancellationToken Token => any.Token;

    /// <summary>True where the transfer as a whole took too long, however steadily its bytes came.</summary>
    public bool IsOver => whole.IsCancellationRequested;

    /// <summary>Bytes came: the silence begins anew.</summary>
    public void Heard() => silence.CancelAfter(limits.IdleTimeout);

    public void Dispose()
    {
        any.Dispose();
        silence.Dispose();
        whole.Dispose();
    }
}
