using Workbench.Core.Connectors;

namespace Workbench.Connectors.Http;

/// <summary>When the next request may leave. Called under the lock of its <see cref="Quota"/>, so it needs none of its own.</summary>
public abstract class QuotaRule
{
    /// <summary>Part of the vendor's quota that is ours, as people said; null where nobody said anything and the rule takes its own.</summary>
    public virtual double? Share { get; set; }

    /// <summary>
    /// Null where a request may leave now; else when to ask again. <see cref="DateTimeOffset.MaxValue"/>: not before an answer in flight
    /// has arrived.
    /// </summary>
    public abstract DateTimeOffset? NextAt(DateTimeOffset now, int inFlight);

    /// <summary>A request leaves.</summary>
    /// <param name="inFlight">Requests under way, this one among them.</param>
    public abstract void Sent(DateTimeOffset now, int inFlight);

    /// <summary>An answer arrived, whatever its status.</summary>
    public abstract void Observe(HttpAnswer answer, DateTimeOffset sentAt);

    /// <summary>
    /// Another process used the quota until now. The next call goes alone, and its answer tells those rules that read the vendor's numbers how
    /// much; by default that is enough.
    /// </summary>
    public virtual void UsedByOthers(DateTimeOffset now)
    {
    }

    /// <summary>The vendor's numbers; requests and throttled answers are counted by the quota.</summary>
    public abstract QuotaReading Reading { get; }
}
