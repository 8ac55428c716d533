using Workbench.Connectors;

namespace Workbench.Fuzzing.Recording;

/// <summary>The calls of a migration, each with the exchanges that it caused.</summary>
internal sealed class CallLog(TimeProvider clock)
{
    private readonly AsyncLocal<RecordedCall?> current = new();
    private readonly Lock gate = new();

    public List<RecordedCall> Calls { get; } = [];

    public List<Exchange> Exchanges { get; } = [];

    public RecordedCall Begin(string system, string name, Func<ConnectorServices, CancellationToken, Task> againAsync)
    {
        var call = new RecordedCall(system, name, clock.GetUtcNow(), againAsync);
        lock (gate)
        {
            Calls.Add(call);
        }

        return call;
    }

    /// <summary>What is asked from now on in this flow belongs to the call. The setting ends with the asynchronous method that makes it.</summary>
    public void Enter(RecordedCall call) => current.Value = call;

    public void Add(Exchange exchange)
    {
        lock (gate)
        {
            Exchanges.Add(exchange);
            current.Value?.Exchanges.Add(exchange);
        }
    }
}
