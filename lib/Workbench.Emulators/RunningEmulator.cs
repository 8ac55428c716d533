using Workbench.Emulators.Kit;

namespace Workbench.Emulators;

/// <summary>A started emulator: its address for clients, and its inside for tests and independent checkers.</summary>
public sealed class RunningEmulator : IAsyncDisposable
{
    private readonly EmulatorContext context;
    private readonly Func<ValueTask> stop;

    internal RunningEmulator(Uri baseAddress, EmulatorContext context, Func<ValueTask> stop)
    {
        BaseAddress = baseAddress;
        this.context = context;
        this.stop = stop;
    }

    public Uri BaseAddress { get; }

    /// <summary>The only way to an emulator that was started in memory; null for one on a port.</summary>
    public HttpMessageHandler? Handler { get; init; }

    public RequestLog Log => context.Log;

    public Outbox Outbox => context.Outbox;

    public DocumentStore Store => context.Store;

    /// <summary>The plan in force. Setting a plan starts its request counters at zero.</summary>
    public FaultPlan Faults
    {
        get => context.Faults.Plan;
        set => context.Faults.Replace(value);
    }

    /// <summary>SHA-256 (lower-case hex) over all live, visible documents in a stable order, without times of change.</summary>
    public string Fingerprint() => context.Hash();

    public async ValueTask DisposeAsync()
    {
        await stop();
        context.Store.Dispose();
    }
}
