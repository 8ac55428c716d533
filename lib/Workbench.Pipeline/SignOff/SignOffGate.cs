using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Routes;

namespace Workbench.Pipeline.SignOff;

/// <summary>
/// The four sign-offs, in order. Each binds the hashes of what was looked at; when one of them changes, the signature no longer opens
/// the gate and the message says what changed.
/// </summary>
public sealed class SignOffGate(ILedger ledger)
{
    public const string Scope = "scope";
    public const string Mapping = "mapping";
    public const string Sample = "sample";
    public const string CutOver = "cut-over";

    /// <summary>The gates in the order in which they open.</summary>
    public static readonly IReadOnlyList<string> Order = [Scope, Mapping, Sample, CutOver];

    /// <summary>What a gate's signature binds: everything looked at so far.</summary>
    public static IReadOnlyDictionary<string, string> Binding(
        string gate, Route route, SchemaSnapshot source, SchemaSnapshot destination, Plan? plan, string codeVersion)
    {
        var binding = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["route"] = route.Hash(),
            ["source schema"] = source.Hash(),
            ["destination account"] = Sha256Hex.Of($"{destination.System}/{destination.Account}"),
            ["code"] = codeVersion,
        };
        if (gate != Scope)
        {
            binding["plan"] = plan?.Hash() ?? throw new GateException($"'{gate}' cannot be signed before there is a plan. Run notebook 03.");
        }

        return binding;
    }

    /// <summary>Signs a gate.</summary>
    /// <exception cref="GateException">There is no such gate, an earlier one is not signed, or nobody is named.</exception>
    public async Task<SignOffRow> SignAsync(
        string gate, string by, bool isDemo, string comment, IReadOnlyDictionary<string, string> binding, CancellationToken cancellation)
    {
        if (!Order.Contains(gate))
        {
            throw new GateException($"There is no gate '{gate}'. The gates are {string.Join(", ", Order)}.");
        }

        if (string.IsNullOrWhiteSpace(by))
        {
            throw new GateException($"'{gate}' needs the name of the person who signs.");
        }

        foreach (var earlier in Order.TakeWhile(name => name != gate))
        {
            Require(earlier, binding);
        }

        await ledger.CommitAsync([new LedgerChange.SignedOff(gate, by, isDemo, comment, binding)], cancellation);
        return Newest(gate)!;
    }

    /// <summary>Passes where the gate is signed and everything it bound is unchanged.</summary>
    /// <exception cref="GateException">It is not; the message says which and what to do.</exception>
    public void Require(string gate, IReadOnlyDictionary<string, string> now)
    {
        var signed = Newest(gate) ?? throw new GateException($"'{gate}' is not signed off. Sign it in notebook {NotebookOf(gate)} first.");
        var changed = signed.Binding.Where(bound => now.TryGetValue(bound.Key, out var hash) && hash != bound.Value).Select(bound => bound.Key).ToList();
        if (changed.Count > 0)
        {
            throw new GateException(
                $"'{gate}' was signed by {signed.By} at {signed.At:u}, but since then this changed: {string.Join(", ", changed)}. "
                + $"Nothing was sent. Look at the difference and sign again in notebook {NotebookOf(gate)}.");
        }
    }

    /// <summary>True where <see cref="Require"/> would pass.</summary>
    public bool IsOpen(string gate, IReadOnlyDictionary<string, string> now) =>
        Newest(gate) is { } signed && signed.Binding.All(bound => !now.TryGetValue(bound.Key, out var hash) || hash == bound.Value);

    /// <summary>The newest signature of a gate, or null.</summary>
    public SignOffRow? Newest(string gate) => ledger.Read.SignOffs().LastOrDefault(row => row.Gate == gate);

    private static string NotebookOf(string gate) => gate switch
    {
        Scope => "01-discovery",
        Mapping => "03-mapping-review",
        Sample => "05-sample-migration",
        _ => "08-cutover",
    };
}
