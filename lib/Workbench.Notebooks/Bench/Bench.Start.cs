using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Ledger;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline;
using Workbench.Pipeline.Estimates;
using Workbench.Pipeline.SignOff;

namespace Workbench.Notebooks;

/// <summary>Notebook 00: which migration this is, and where it stands.</summary>
public sealed partial class Bench
{
    /// <summary>The migration's facts: route, accounts, folder, versions.</summary>
    public KeyFacts Migration() => new(
        [
            new KeyFact("Organization", migration.File.Organization),
            new KeyFact("Route", $"{migration.Route.Source} to {migration.Route.Destination}"),
            .. migration.File.Environments.SelectMany(found => new[]
            {
                new KeyFact($"{found.Key}: source", found.Value.Source.BaseUrl.Host),
                new KeyFact($"{found.Key}: destination", found.Value.Destination.BaseUrl.Host),
            }),
            new KeyFact("Emulators", migration.IsLoopback
                ? $"all accounts are emulators on this machine; their windows and lags are shortened {migration.File.TimeFactor:0.#} times"
                : "none: these are real accounts"),
            new KeyFact("Code version", CodeVersionNow[..12]),
            .. polyglot is null ? [] : new[] { new KeyFact("Data frames and charts", polyglot) },
        ],
        "Migration");

    /// <summary>Opens every account with its credentials and says which could not be opened and why.</summary>
    public async Task<Checklist> CheckCredentials()
    {
        var checks = new List<Check>();
        foreach (var name in migration.File.Environments.Keys)
        {
            var environment = await migration.OpenAsync(name, Cancellation);
            var source = await environment.Source.DiscoverAsync(Cancellation);
            checks.Add(new Check(CheckState.Ok, $"{name}: {environment.Source.Description.Label} answers for account '{source.Account}' with {source.Objects.Count} objects."));
            var destination = await environment.Destination.DiscoverAsync(Cancellation);
            checks.Add(new Check(CheckState.Ok, $"{name}: {environment.Destination.Description.Label} answers for workspace '{destination.Account}'."));
        }

        return new Checklist("Credentials", checks);
    }

    /// <summary>Which gates are signed, by whom, and whether the signature still holds.</summary>
    public async Task<Checklist> Gates()
    {
        var production = await ProductionAsync();
        var gate = new SignOffGate(production.Ledger);
        var checks = new List<Check>();
        foreach (var name in SignOffGate.Order)
        {
            checks.Add(gate.Newest(name) is not { } row
                ? new Check(CheckState.Manual, $"{name}: not signed yet.")
                : gate.IsOpen(name, await BindingAsync(name))
                    ? new Check(CheckState.Ok, $"{name}: signed by {row.By} at {row.At:u}{(row.IsDemo ? " (unattended demo)" : "")}.")
                    : new Check(CheckState.Warn, $"{name}: signed by {row.By} at {row.At:u}, but what was signed has changed.", "Look at the difference and sign again."));
        }

        return new Checklist("Gates", checks);
    }

    /// <summary>How many records of each object stand in which state.</summary>
    public async Task<Table> Status() => StatusTable.Of((await ProductionAsync()).Read);

    /// <summary>The same counts as a picture.</summary>
    public async Task<Figure> StatusChart() => StatusTable.Chart((await ProductionAsync()).Read);

    /// <summary>Manual steps with their proofs: an API read, a harmless probe, or a person's word.</summary>
    public async Task<Checklist> ManualSteps()
    {
        var production = await ProductionAsync();
        var done = production.Read.ManualSteps().ToLookup(row => (row.Name, row.Half));
        var steps = File.Exists(migration.PlanPath) ? production.Destination.ManualSteps(await PlanAsync()) : [];
        return new Checklist(
            steps.Count == 0 ? "Manual steps (known once there is a plan)" : "Manual steps",
            [.. steps.SelectMany(step => new[] { ManualCheck(step, "before", step.Before, done), step.After is { } after ? ManualCheck(step, "after", after, done) : null }).OfType<Check>()]);
    }

    /// <summary>Attests every manual step that must be done before the load.</summary>
    /// <param name="by">The person who did them.</param>
    public async Task<Checklist> AttestManualSteps(string by)
    {
        RefuseUnattended("attest manual steps");
        if (string.IsNullOrWhiteSpace(by))
        {
            throw new GateException("Manual steps need the name of the person who did them. Set the parameter 'signedBy'.");
        }

        var production = await ProductionAsync();
        var done = production.Read.ManualSteps().Where(row => row.Half == "before").Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var step in production.Destination.ManualSteps(await PlanAsync()).Where(step => !done.Contains(step.Name)))
        {
            await production.Ledger.CommitAsync(
                [new Ledger.Changes.LedgerChange.ManualStepMoved(step.Name, "before", "done", step.Proof, by, step.Before)], Cancellation);
        }

        return await ManualSteps();
    }

    /// <summary>Signs a gate in a person's name. A valid signature is shown, not repeated.</summary>
    /// <param name="gate">scope, mapping, sample or cut-over.</param>
    /// <param name="by">The person who signs.</param>
    public async Task<Notice> SignOff(string gate, string by)
    {
        var production = await ProductionAsync();
        var signOffs = new SignOffGate(production.Ledger);
        var binding = await BindingAsync(gate);
        if (signOffs.Newest(gate) is { } signed && signOffs.IsOpen(gate, binding))
        {
            return Signed(signed);
        }

        RefuseUnattended($"sign '{gate}'");
        if (gate == SignOffGate.Sample)
        {
            await RequireReviewsAsync();
        }

        var row = await signOffs.SignAsync(gate, by, CellSurface.Current.IsUnattended, "", WithEstimate(gate, binding, production.Read), Cancellation);
        return Signed(row);
    }

    /// <summary>The scope binds the estimate too: what was foretold then is held against what happened.</summary>
    private static IReadOnlyDictionary<string, string> WithEstimate(string gate, IReadOnlyDictionary<string, string> binding, ILedgerReader read) =>
        gate == SignOffGate.Scope && EstimateStep.Kept(read) is { } estimate
            ? new SortedDictionary<string, string>(binding.ToDictionary(), StringComparer.Ordinal) { [EstimateStep.DocumentName] = estimate.Hash() }
            : binding;

    private static Notice Signed(Ledger.Rows.SignOffRow row) => Success(
        $"'{row.Gate}' signed by {row.By} at {row.At:u}{(row.IsDemo ? ", unattended, as a demo" : "")}. Root hash {row.RootHash}.",
        row.Binding.TryGetValue("plan", out var plan) ? $"Cells that write ask for confirm = {plan[..8]}." : null);

    /// <summary>Nobody signs for a real account without a person at the keyboard.</summary>
    private void RefuseUnattended(string what)
    {
        if (CellSurface.Current.IsUnattended && !migration.IsLoopback)
        {
            throw new GateException($"An unattended run may not {what} for real accounts. Open the notebook and run this cell yourself.");
        }
    }

    private static Check ManualCheck(ManualStep step, string half, string text, ILookup<(string Name, string Half), Ledger.Rows.ManualStepRow> done) =>
        done[(step.Name, half)].LastOrDefault() is { } row
            ? new Check(CheckState.Ok, $"{text} Done, {row.Proof}, by {row.By} at {row.At:u}.")
            : new Check(CheckState.Manual, $"{half}: {text}", $"Proof: {step.Proof}.");
}
