using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Routes;

namespace Workbench.Pipeline.SignOff;

/// <summary>
/// The four sign-offs, in order. Each binds the hashes of what was looked at; when one of them changes, the signature no longer opens
/// the gate and the message says what changed. It alone gives out the permits that writing steps ask for.
/// </summary>
/// <param name="ledger">The ledger of production: one signature holds for both environments.</param>
public sealed class SignOffGate(ILedger ledger)
{
    public const string Scope = "scope";
    public const string Mapping = "mapping";
    public const string Sample = "sample";
    public const string CutOver = "cut-over";

    /// <summary>Not a gate of its own: the first of the two names that a cut-over takes.</summary>
    public const string CutOverFirst = "cut-over, first name";

    /// <summary>Makes every earlier name under a cut-over void.</summary>
    public const string CutOverReturned = "cut-over, called off";

    /// <summary>Recorded, not compared by hash: provisioning changes the destination. <see cref="DriftCheck"/> compares it field by field.</summary>
    internal const string DestinationSchema = "destination schema";
    private const string SourceSchema = "source schema";

    /// <summary>The gates in the order in which they open.</summary>
    public static readonly IReadOnlyList<string> Order = [Scope, Mapping, Sample, CutOver];

    /// <summary>What a gate's signature binds: everything looked at so far.</summary>
    public static IReadOnlyDictionary<string, string> Binding(
        string gate, Route route, SchemaSnapshot source, SchemaSnapshot destination, Plan? plan, string codeVersion)
    {
        var binding = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["route"] = route.Hash(),
            [SourceSchema] = source.Hash(),
            [DestinationSchema] = destination.Hash(),
            ["destination account"] = Sha256Hex.Of($"{destination.System}/{destination.Account}"),
            ["code"] = codeVersion,
        };
        if (gate != Scope)
        {
            binding["plan"] = plan?.Hash() ?? throw new GateException($"'{gate}' cannot be signed before there is a plan. Run notebook 03.");
        }

        return binding;
    }

    /// <summary>Signs a gate; the cut-over is signed through <see cref="Delta.CutOver"/>, because it takes two names.</summary>
    /// <exception cref="GateException">There is no such gate, an earlier one is not signed, or nobody is named.</exception>
    public Task<SignOffRow> SignAsync(
        string gate, string by, bool isDemo, string comment, IReadOnlyDictionary<string, string> binding, CancellationToken cancellation) => gate switch
    {
        CutOver => throw new GateException("A cut-over takes two names. Give the first with bench.Go and the second with bench.Confirm, in notebook 08."),
        CutOverFirst or Scope or Mapping or Sample => KeepAsync(gate, by, isDemo, comment, binding, cancellation),
        _ => throw new GateException($"There is no gate '{gate}'. The gates are {string.Join(", ", Order)}."),
    };

    internal Task<SignOffRow> SignCutOverAsync(
        string by, bool isDemo, string comment, IReadOnlyDictionary<string, string> binding, CancellationToken cancellation) =>
        KeepAsync(CutOver, by, isDemo, comment, binding, cancellation);

    private async Task<SignOffRow> KeepAsync(
        string gate, string by, bool isDemo, string comment, IReadOnlyDictionary<string, string> binding, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(by))
        {
            throw new GateException($"'{gate}' needs the name of the person who signs.");
        }

        foreach (var earlier in Order.TakeWhile(name => name != gate && name != CutOver))
        {
            Require(earlier, binding);
        }

        await ledger.CommitAsync([.. SignedSchema.ToKeep(ledger.Read), new LedgerChange.SignedOff(gate, by, isDemo, comment, binding)], cancellation);
        return Newest(gate)!;
    }

    /// <summary>Passes where the gate and every one before it are signed and everything they bound is unchanged.</summary>
    /// <exception cref="GateException">One is not; the message says which, what changed, and what to do.</exception>
    public void RequireUpTo(string gate, IReadOnlyDictionary<string, string> now)
    {
        foreach (var earlier in Order.TakeWhile(name => name != gate))
        {
            Require(earlier, now);
        }

        Require(gate, now);
    }

    /// <summary>Passes where the gate is signed and everything it bound is unchanged.</summary>
    /// <exception cref="GateException">It is not; the message says which and what to do.</exception>
    public void Require(string gate, IReadOnlyDictionary<string, string> now)
    {
        var signed = Newest(gate) ?? throw new GateException($"'{gate}' is not signed off. Sign it in notebook {NotebookOf(gate)} first.");
        var changed = Changed(signed, now).ToList();
        if (changed.Count > 0)
        {
            throw new GateException(
                $"'{gate}' was signed by {signed.By} at {signed.At:u}, but since then this changed: {string.Join(", ", changed)}.{SourceChanges(signed, changed)} "
                + $"Nothing was sent. Look at the difference and sign again in notebook {NotebookOf(gate)}.");
        }
    }

    /// <summary>True where <see cref="Require"/> would pass.</summary>
    public bool IsOpen(string gate, IReadOnlyDictionary<string, string> now) => Newest(gate) is { } signed && !Changed(signed, now).Any();

    /// <summary>The gate that must be open before an environment is written to: a rehearsal tries out the mapping, production needs its sample signed.</summary>
    public static string GateOf(WritePurpose purpose, MigrationEnvironment environment) =>
        purpose == WritePurpose.Provision || environment.IsRehearsal ? Mapping : Sample;

    /// <summary>Passes where <see cref="GateOf"/> and every gate before it are open for this plan, by what the ledger holds. Asks no vendor.</summary>
    /// <exception cref="GateException">One is not.</exception>
    public void RequireFor(WritePurpose purpose, MigrationEnvironment environment, Plan plan)
    {
        var gate = GateOf(purpose, environment);
        var discovery = DiscoverStep.Last(ledger.Read);
        RequireUpTo(gate, Binding(gate, environment.Route, discovery.Source, discovery.Destination, plan, environment.CodeVersion));
    }

    /// <summary>Gives leave to write, and writes down what of the drift is tolerated.</summary>
    /// <param name="plan">The plan as it was signed.</param>
    /// <param name="drift">A check of this environment made for this write.</param>
    /// <exception cref="GateException">A gate is closed, or an account is no longer what was signed.</exception>
    public async Task<WritePermit> PermitAsync(Plan plan, DriftReport drift, CancellationToken cancellation)
    {
        RequireFor(drift.Purpose, drift.Environment, plan);
        if (drift.SignedPlanHash != plan.Hash())
        {
            throw new GateException("The drift was checked for another plan. Nothing was sent. Run the cell again.");
        }

        drift.RequireNone();
        if (drift.Effective.ToKeep(ledger.Read) is { Count: > 0 } kept)
        {
            await ledger.CommitAsync(kept, cancellation);
        }

        return new WritePermit(GateOf(drift.Purpose, drift.Environment), drift);
    }

    /// <summary>The newest signature of a gate that was not called off since, or null.</summary>
    public SignOffRow? Newest(string gate) =>
        ledger.Read.SignOffs().LastOrDefault(row => row.Gate == gate || (gate is CutOver or CutOverFirst && row.Gate == CutOverReturned)) is { } row
        && row.Gate == gate ? row : null;

    private static IEnumerable<string> Changed(SignOffRow signed, IReadOnlyDictionary<string, string> now) => signed.Binding
        .Where(bound => bound.Key != DestinationSchema && now.TryGetValue(bound.Key, out var hash) && hash != bound.Value)
        .Select(bound => bound.Key);

    private string SourceChanges(SignOffRow signed, IReadOnlyList<string> changed)
    {
        const int mostNamed = 8;
        var words = changed.Contains(SourceSchema) ? SignedSchema.SourceChanges(ledger.Read, signed.Binding[SourceSchema]) : [];
        return words.Count == 0 ? "" : $" {string.Join("; ", words.Take(mostNamed))}{(words.Count > mostNamed ? $" and {words.Count - mostNamed} more" : "")}.";
    }

    private static string NotebookOf(string gate) => gate switch
    {
        Scope => "01-discovery",
        Mapping => "03-mapping-review",
        Sample => "05-sample-migration",
        _ => "08-cutover",
    };
}
