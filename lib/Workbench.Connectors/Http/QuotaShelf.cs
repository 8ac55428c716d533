using System.Collections.Concurrent;
using Workbench.Core.Connectors;
using Workbench.Core.Hashing;
using Workbench.Core.Security;

namespace Workbench.Connectors.Http;

/// <summary>
/// One <see cref="Quota"/> per host, credential and purpose: vendors count by credential, however many connectors are open. All of them obey
/// the limits that people set for the account.
/// </summary>
/// <param name="turns">Where several processes share credentials: who may use one, and when; null where this is the only one.</param>
/// <param name="maySend">False once this process may have lost its right to send; null where that cannot happen.</param>
public sealed class QuotaShelf(TimeProvider clock, IQuotaTurns? turns = null, Func<bool>? maySend = null)
{
    private readonly ConcurrentDictionary<string, Lazy<Quota>> quotas = new(StringComparer.Ordinal);

    /// <summary>The limits of the account, to be changed while it is in use.</summary>
    public AccountGate Account { get; } = new(clock);

    /// <summary>The quota of that host and credential; <paramref name="rule"/> makes its rule where it is new.</summary>
    /// <param name="purpose">What else tells two quotas of one credential apart; "" for the API itself.</param>
    public Quota For(Uri root, Secret credential, Func<QuotaRule> rule, string purpose = "") => quotas.GetOrAdd(
        $"{root.Authority} {Sha256Hex.Of(credential.Reveal())} {purpose}",
        name => new Lazy<Quota>(() => new Quota(rule(), clock, Account, turns?.Of(Sha256Hex.Of(name)), maySend))).Value;
}
