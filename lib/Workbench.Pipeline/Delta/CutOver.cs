using Workbench.Core.Errors;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.SignOff;

namespace Workbench.Pipeline.Delta;

/// <summary>
/// The cut-over: two people confirm the same state, one after the other; anybody may hold it; and it can be called off. Everything is rows in
/// the ledger, so another process goes on where one stopped.
/// </summary>
/// <param name="ledger">The ledger of production.</param>
/// <param name="conditions">What must hold, looked at again by each confirmation.</param>
public sealed class CutOver(ILedger ledger, Func<IReadOnlyList<GateCondition>> conditions)
{
    /// <summary>The flag that keeps a cut-over from being confirmed.</summary>
    public const string HoldStep = "cut-over hold";

    private const string Began = "began";
    private const string Ended = "ended";
    private const string StateName = "state";
    private readonly SignOffGate gate = new(ledger);

    /// <summary>Where it stands.</summary>
    public CutOverStanding Standing()
    {
        var hold = ledger.Read.ManualSteps().FirstOrDefault(row => row is { Name: HoldStep, State: "held" });
        var (first, signed) = (gate.Newest(SignOffGate.CutOverFirst), gate.Newest(SignOffGate.CutOver));
        var isFrozen = ledger.Read.Steps(CutOverGate.FreezeStep).LastOrDefault() is { State: Began };
        return new CutOverStanding(isFrozen, hold, first, first is not null && first.Binding[StateName] == CutOverState.Of(ledger.Read), signed);
    }

    /// <summary>Writes down that nobody writes in the source any more. Nothing is changed there: somebody has to see to it.</summary>
    public async Task FreezeAsync(string by, CancellationToken cancellation)
    {
        RequireName(by, "The freeze");
        await ledger.CommitAsync(
            [
                new LedgerChange.ManualStepMoved(CutOverGate.FreezeStep, "before", "done", "attestation", by, "The source is read-only for everybody but the API user."),
                Moved(CutOverGate.FreezeStep, Began),
            ],
            cancellation);
    }

    /// <summary>Holds the cut-over until somebody releases it: neither name is taken meanwhile.</summary>
    public async Task HoldAsync(string by, string why, CancellationToken cancellation)
    {
        RequireName(by, "A hold");
        await ledger.CommitAsync([new LedgerChange.ManualStepMoved(HoldStep, "before", "held", "attestation", by, why), Moved(HoldStep, Began)], cancellation);
    }

    /// <summary>Takes the hold away. A first name that was given before it still stands where nothing has changed.</summary>
    public async Task ReleaseAsync(string by, CancellationToken cancellation)
    {
        RequireName(by, "A release");
        await ledger.CommitAsync([new LedgerChange.ManualStepMoved(HoldStep, "before", "released", "attestation", by, ""), Moved(HoldStep, Ended)], cancellation);
    }

    /// <summary>The first name. It replaces an earlier first name, also one whose state is gone.</summary>
    /// <exception cref="GateException">A condition does not hold, the cut-over is held or was signed already.</exception>
    public async Task<SignOffRow> GoAsync(string by, bool isDemo, IReadOnlyDictionary<string, string> binding, CancellationToken cancellation)
    {
        RequireReady();
        return await gate.SignAsync(SignOffGate.CutOverFirst, by, isDemo, "first of two names", Bound(binding), cancellation);
    }

    /// <summary>The second name: with it the cut-over is signed.</summary>
    /// <exception cref="GateException">There is no first name, it is the same one, or the state is not the one that it was given for.</exception>
    public async Task<SignOffRow> ConfirmAsync(string by, bool isDemo, IReadOnlyDictionary<string, string> binding, CancellationToken cancellation)
    {
        RequireReady();
        var standing = Standing();
        if (standing.First is not { } first)
        {
            throw new GateException("No go. Nobody has given the first name yet. Run the cell with bench.Go first.");
        }

        if (IsSamePerson(first.By, by))
        {
            throw new GateException($"No go. '{first.By}' gave the first name. A cut-over takes two people: somebody else must confirm.");
        }

        if (!standing.IsFirstValid)
        {
            throw new GateException($"No go. Since {first.By} said go at {first.At:u} something has changed, so that name counts no more. Look at the gate and begin again with bench.Go.");
        }

        return await gate.SignCutOverAsync(by, isDemo, $"second of two names; the first was {first.By}", Bound(binding), cancellation);
    }

    /// <summary>
    /// Calls the cut-over off: the freeze is lifted, both names are void, and the migration catches up again. What was loaded stays, and the next
    /// round goes on from the same mark.
    /// </summary>
    public async Task ReturnAsync(string by, string why, bool isDemo, CancellationToken cancellation)
    {
        RequireName(by, "Calling the cut-over off");
        if (Standing() is { IsFrozen: false, First: null, Signed: null })
        {
            throw new GateException("There is no cut-over to call off: the source is not frozen.");
        }

        await ledger.CommitAsync(
            [
                new LedgerChange.SignedOff(SignOffGate.CutOverReturned, by, isDemo, why, new Dictionary<string, string> { [StateName] = CutOverState.Of(ledger.Read) }),
                new LedgerChange.ManualStepMoved(CutOverGate.FreezeStep, "before", "lifted", "attestation", by, why),
                Moved(CutOverGate.FreezeStep, Ended),
            ],
            cancellation);
    }

    private void RequireReady()
    {
        var standing = Standing();
        if (standing.Signed is { } signed)
        {
            throw new GateException($"The cut-over was signed by {signed.By} at {signed.At:u}. To take it back, call it off with bench.Return.");
        }

        if (standing.Hold is { } hold)
        {
            throw new GateException($"No go. {hold.By} holds the cut-over since {hold.At:u}: {hold.Detail} Release it with bench.Release.");
        }

        var open = conditions().Where(found => !found.Holds).ToList();
        if (open.Count > 0)
        {
            throw new GateException("No go. " + string.Join(" ", open.Select(found => $"{found.Text}: {found.NextStep}")));
        }
    }

    private SortedDictionary<string, string> Bound(IReadOnlyDictionary<string, string> binding) =>
        new(binding.ToDictionary(), StringComparer.Ordinal) { [StateName] = CutOverState.Of(ledger.Read) };

    private static LedgerChange.StepMoved Moved(string step, string state) => new(step, state, new Dictionary<string, long>());

    private static bool IsSamePerson(string one, string other) => string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void RequireName(string by, string what)
    {
        if (string.IsNullOrWhiteSpace(by))
        {
            throw new GateException($"{what} needs the name of the person who answers for it.");
        }
    }
}

/// <summary>Where the cut-over stands.</summary>
/// <param name="Hold">The hold in force, or null.</param>
/// <param name="First">The first name, or null.</param>
/// <param name="IsFirstValid">True where nothing has changed since the first name was given.</param>
/// <param name="Signed">The second name, with which the cut-over is signed, or null.</param>
public sealed record CutOverStanding(bool IsFrozen, ManualStepRow? Hold, SignOffRow? First, bool IsFirstValid, SignOffRow? Signed);
