using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline;
using Workbench.Pipeline.Delta;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Extract;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.Provisioning;
using Workbench.Pipeline.Reconcile;
using Workbench.Pipeline.Rollback;
using Workbench.Pipeline.SignOff;

namespace Workbench.Simulation.Running;

/// <summary>The steps of a migration in the order of the notebooks. Each may be run again by another process; only the plan is read just once.</summary>
internal sealed class Journey(MigrationEnvironment environment, string folder)
{
    private const string Signer = "Simulation";
    private const int MostRounds = 5;
    private static readonly LoadOptions Load = new();
    private readonly DriftCheck drift = new(environment);
    private Plan? plan;

    private string PlanPath => Path.Combine(folder, "plan.json");

    private SignOffGate Gate => new(environment.Ledger);

    public Task DiscoverAsync(CancellationToken cancellation) => new DiscoverStep(environment).RunAsync(cancellation);

    public Task SignScopeAsync(CancellationToken cancellation) => SignAsync(SignOffGate.Scope, null, cancellation);

    public Task ExtractAsync(CancellationToken cancellation) => new ExtractStep(environment, Discovered.Source).RunAsync(cancellation);

    /// <summary>Links expire: where one did, they are read anew once.</summary>
    public async Task DownloadAsync(CancellationToken cancellation)
    {
        await new FilesStep(environment, Discovered.Source).RunAsync(cancellation);
        if (environment.Read.Files().Any(file => file.Failure == ReasonCode.FileExpired))
        {
            await ExtractAsync(cancellation);
            await new FilesStep(environment, Discovered.Source).RunAsync(cancellation);
        }
    }

    public async Task ProposeAsync(CancellationToken cancellation)
    {
        if (!File.Exists(PlanPath))
        {
            var (source, destination, _) = Discovered;
            var proposed = PlanProposer.Propose(environment.Route.Name, source, destination, environment.Destination);
            await PlanFile.WriteAsync(PlanPath, proposed.Plan, cancellation);
        }
    }

    public async Task SignMappingAsync(CancellationToken cancellation) => await SignAsync(SignOffGate.Mapping, await PlanAsync(cancellation), cancellation);

    public async Task PrepareDestinationAsync(CancellationToken cancellation)
    {
        var permit = await PermitAsync(WritePurpose.Provision, cancellation);
        await new ProvisionStep(environment, permit.Plan, permit.Source, permit.Destination).RunAsync(permit, cancellation);
        await new DiscoverStep(environment).KeepProvisionedAsync(cancellation);
    }

    public async Task SignSampleAsync(CancellationToken cancellation) => await SignAsync(SignOffGate.Sample, await PlanAsync(cancellation), cancellation);

    public async Task MapAsync(CancellationToken cancellation)
    {
        var destination = await new DiscoverStep(environment).RefreshDestinationAsync(cancellation);
        await new MapStep(environment, await PlanAsync(cancellation), Discovered.Source, destination).RunAsync(null, cancellation);
    }

    public async Task LoadAsync(CancellationToken cancellation)
    {
        var permit = await PermitAsync(WritePurpose.Load, cancellation);
        await new LoadStep(environment, permit.Plan, Load, permit).RunAsync(cancellation);
        RequireNothingDue();
    }

    /// <summary>Rejects are made due again once: what a fault caused is over by then.</summary>
    public async Task RetryAsync(CancellationToken cancellation)
    {
        var rejected = environment.Read.Rejects().Select(row => row.Key).ToHashSet();
        if (rejected.Count > 0)
        {
            var permit = await PermitAsync(WritePurpose.Load, cancellation);
            await new MapStep(environment, permit.Plan, permit.Source, permit.Destination).RunAsync(null, cancellation, rejected.Contains);
            await LoadAsync(cancellation);
        }
    }

    public async Task ReconcileAsync(CancellationToken cancellation)
    {
        await Reconciliation.RunAsync(null, cancellation);
        await new DoubleStep(environment).RunAsync(await PlanAsync(cancellation), cancellation);
    }

    public async Task FreezeAsync(CancellationToken cancellation) => await environment.Ledger.CommitAsync(
        [
            new LedgerChange.ManualStepMoved(CutOverGate.FreezeStep, "before", "done", "attestation", Signer, "Nobody writes any more."),
            new LedgerChange.StepMoved(CutOverGate.FreezeStep, "began", new Dictionary<string, long>()),
        ],
        cancellation);

    /// <exception cref="GateException">The last round still found changes.</exception>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        var delta = new DeltaStep(environment, Load, await PermitAsync(WritePurpose.Load, cancellation));
        for (var round = 1; round <= MostRounds; round++)
        {
            var found = await delta.RunAsync(cancellation);
            await environment.Ledger.CommitAsync([CutOverGate.Ended(found)], cancellation);
            if (found.IsEmpty)
            {
                return;
            }
        }

        throw new GateException($"After {MostRounds} rounds the source still changes.");
    }

    public async Task ReconcileChangesAsync(CancellationToken cancellation)
    {
        await Reconciliation.RunOnChangedAsync(cancellation);
        await new DoubleStep(environment).RunAsync(await PlanAsync(cancellation), cancellation);
    }

    /// <exception cref="GateException">Something is not as it must be at a cut-over. Rejects are looked at from outside.</exception>
    public async Task SignCutOverAsync(CancellationToken cancellation)
    {
        var cutOver = new CutOver(
            environment.Ledger,
            () => [.. new CutOverGate(environment.Read).Conditions().Where(found => !found.Text.EndsWith(" rejects", StringComparison.Ordinal))]);
        var binding = Binding(SignOffGate.CutOver, await PlanAsync(cancellation));
        if (cutOver.Standing() is { Signed: null } standing)
        {
            if (!standing.IsFirstValid)
            {
                await cutOver.GoAsync(Signer, isDemo: true, binding, cancellation);
            }

            await cutOver.ConfirmAsync($"{Signer}, second person", isDemo: true, binding, cancellation);
        }
    }

    /// <exception cref="GateException">The vendor did not take a call, and the list says that another run will do.</exception>
    public async Task RollBackAsync(CancellationToken cancellation)
    {
        var result = await new RollbackStep(environment).RunAsync(cancellation);
        if (result.Open > 0)
        {
            throw new GateException($"{result.Open} twins or fields were not reached. Run the rollback again.");
        }
    }

    private Discovery Discovered => DiscoverStep.Last(environment.Read);

    private ReconcileStep Reconciliation => new(environment, new ReconcileOptions(TimeSpan.FromMinutes(3)));

    private async Task<Plan> PlanAsync(CancellationToken cancellation) => plan ??= await PlanFile.ReadAsync(PlanPath, cancellation);

    private Task SignAsync(string gate, Plan? plan, CancellationToken cancellation) =>
        Gate.SignAsync(gate, Signer, isDemo: true, "", Binding(gate, plan), cancellation);

    private IReadOnlyDictionary<string, string> Binding(string gate, Plan? plan)
    {
        var (source, destination, _) = Discovered;
        return SignOffGate.Binding(gate, environment.Route, source, destination, plan, environment.CodeVersion);
    }

    private async Task<WritePermit> PermitAsync(WritePurpose purpose, CancellationToken cancellation)
    {
        var signed = await PlanAsync(cancellation);
        return await Gate.PermitAsync(signed, await drift.RunAsync(purpose, environment, signed, cancellation), cancellation);
    }

    /// <summary>A vendor that kept refusing leaves writes behind that are due; a person runs the load again.</summary>
    private void RequireNothingDue()
    {
        var due = environment.Read.WriteCounts().Where(count => count.State is WriteState.Planned or WriteState.Sending or WriteState.InDoubt).Sum(count => count.Writes);
        if (due > 0)
        {
            throw new GateException($"{due} writes are still due. Run the load again.");
        }
    }
}
