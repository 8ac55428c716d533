using Workbench.Core.Records;

namespace Workbench.Core.Connectors;

/// <summary>What a connector is and can do, as data.</summary>
/// <param name="Name">Short name used in keys, for example <c>ivinex</c>.</param>
/// <param name="Label">The vendor's own spelling.</param>
/// <param name="Kinds">Kinds it reads (source) or writes (destination).</param>
public sealed record ConnectorDescription(string Name, string Label, IReadOnlyList<Kind> Kinds);

/// <summary>The vendor's quota as its headers state it.</summary>
/// <param name="Limit">Requests per window; null where the vendor states none.</param>
/// <param name="Remaining">Requests left in the window.</param>
/// <param name="Requests">Requests sent since the connector was opened.</param>
/// <param name="Throttled">Answers that said "too many requests".</param>
/// <param name="Window">Length of the window; null where it is not a fixed one.</param>
public sealed record QuotaReading(int? Limit, int? Remaining, DateTimeOffset? ResetAt, long Requests, long Throttled, TimeSpan? Window = null)
{
    /// <summary>Requests per second that the vendor allows in the long run; null where it states no limit per window.</summary>
    public double? PerSecond => Window is { } window && window > TimeSpan.Zero ? Limit / window.TotalSeconds : null;
}
