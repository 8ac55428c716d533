using Workbench.Connectors.Http;
using Workbench.Core.Security;

namespace Workbench.Connectors;

/// <summary>What every connector gets from the composition root.</summary>
/// <param name="Handler">Sends requests; shared and never disposed by a connector. <see cref="HttpTransport.Create"/> makes the real one.</param>
/// <param name="Clock">The clock of all waits and time-outs.</param>
/// <param name="Random">Source of jitter.</param>
/// <param name="Scrubber">Learns every secret the connector uses.</param>
public sealed record ConnectorServices(HttpMessageHandler Handler, TimeProvider Clock, Random Random, SecretScrubber Scrubber)
{
    /// <summary>False once another process may have taken over: then nothing is sent any more. By default there is no other one.</summary>
    public Func<bool> MaySend { get; init; } = static () => true;

    /// <summary>Quotas shared by every connector that uses the same credential.</summary>
    public QuotaShelf Quotas { get; init; } = new(Clock);
}
