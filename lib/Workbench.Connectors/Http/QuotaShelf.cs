using System.Collections.Concurrent;
using Workbench.Core.Hashing;
using Workbench.Core.Security;

namespace Workbench.Connectors.Http;

/// <summary>One <see cref="Quota"/> per host and credential: vendors count by credential, however many connectors are open.</summary>
public sealed class QuotaShelf(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Lazy<Quota>> quotas = new(StringComparer.Ordinal);

    /// <summary>The quota of that host and credential; <paramref name="rule"/> makes its rule where it is new.</summary>
    public Quota For(Uri root, Secret credential, Func<QuotaRule> rule) => quotas.GetOrAdd(
        $"{root.Authority} {Sha256Hex.Of(credential.Reveal())}",
        _ => new Lazy<Quota>(() => new Quota(rule(), clock))).Value;
}
