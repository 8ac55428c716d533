using Workbench.Connectors;

namespace Workbench.Fuzzing.Recording;

/// <summary>One call of a connector during a real migration, which can be made again on a fresh connector.</summary>
/// <param name="System">The vendor, as in the catalog.</param>
/// <param name="Name">What was called, for example <c>read contact</c>.</param>
/// <param name="At">The time at which it was made.</param>
/// <param name="AgainAsync">Makes the call on a connector that is opened with these services.</param>
internal sealed record RecordedCall(string System, string Name, DateTimeOffset At, Func<ConnectorServices, CancellationToken, Task> AgainAsync)
{
    /// <summary>What was asked and answered meanwhile, in order.</summary>
    public List<Exchange> Exchanges { get; } = [];
}
