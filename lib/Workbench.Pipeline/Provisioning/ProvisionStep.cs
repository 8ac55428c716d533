using System.Text.Json;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Rollback;
using Workbench.Pipeline.SignOff;

namespace Workbench.Pipeline.Provisioning;

/// <summary>Creates fields, types and tags in the destination before the first record, each once, and records what stood there before.</summary>
public sealed class ProvisionStep(MigrationEnvironment environment, Plan plan, SchemaSnapshot source, SchemaSnapshot destination)
{
    /// <summary>What would be created now. What no schema shows (tags, contacts) is known from the ledger once it stands there.</summary>
    public IReadOnlyList<Provision> Missing()
    {
        var there = environment.Read.Provisions()
            .Where(row => row.State is ProvisionState.Created or ProvisionState.Existed)
            .Select(row => row.Name)
            .ToHashSet(StringComparer.Ordinal);
        return [.. Due().Where(provision => !there.Contains(provision.Name))];
    }

    /// <summary>Creates what is missing.</summary>
    /// <param name="permit">Leave to provision this environment by this plan.</param>
    /// <returns>All provisions of the migration with their states.</returns>
    /// <exception cref="Core.Errors.GateException">The permit is for something else.</exception>
    public async Task<IReadOnlyList<ProvisionRow>> RunAsync(WritePermit permit, CancellationToken cancellation)
    {
        permit.Require(WritePurpose.Provision, environment, plan);
        await KeepFingerprintAsync(cancellation);
        var missing = Due();
        missing = [.. Interrupted().Where(open => missing.All(due => due.Name != open.Name)), .. missing];
        var meter = new ProgressMeter(environment, "provision", missing.Count, () => environment.Destination.Quota);
        foreach (var provision in missing)
        {
            if (provision.Manual is { } instruction)
            {
                await MoveAsync(provision, ProvisionState.Manual, null, instruction, cancellation);
            }
            else
            {
                // Nothing stood there when the intent was kept, so what stands there after a crash is ours.
                var isOurs = environment.Read.Provisions().Any(row => 
                    row.Name == provision.Name && (row.State is ProvisionState.Intended or ProvisionState.Created));
                var answer = await environment.Destination.ProvisionAsync(
                    provision, () => MoveAsync(provision, ProvisionState.Intended, null, null, cancellation), cancellation);
                await MoveAsync(
                    provision, answer.Created || isOurs ? ProvisionState.Created : ProvisionState.Existed, answer.Twin, answer.Detail, cancellation);
            }

            meter.Add();
        }

        meter.Finish();
        return environment.Read.Provisions();
    }

    /// <summary>
    /// What a process that died was about to create. The destination may show it by now and look complete; it is asked all the same, so that
    /// what is ours is known to be ours, and finished.
    /// </summary>
    private IEnumerable<Provision> Interrupted() => environment.Read.Provisions()
        .Where(row => row.State == ProvisionState.Intended)
        .Select(row => new Provision(row.Name, row.Label, JsonSerializer.Deserialize<JsonElement>(row.Body)));

    private IReadOnlyList<Provision> Due() => environment.Destination.Provisioning(plan, source, destination);

    private async Task KeepFingerprintAsync(CancellationToken cancellation)
    {
        if (environment.Read.Document(RollbackStep.FingerprintBefore) is null)
        {
            var fingerprint = await environment.Destination.FingerprintAsync(cancellation);
            await environment.Ledger.CommitAsync([new LedgerChange.DocumentSaved(RollbackStep.FingerprintBefore, fingerprint)], cancellation);
        }
    }

    private async Task MoveAsync(
        Provision provision, ProvisionState state, Core.Writing.TwinRef? twin, string? detail, CancellationToken cancellation) =>
        await environment.Ledger.CommitAsync(
            [new LedgerChange.ProvisionMoved(provision.Name, provision.Label, state, twin, provision.Body, detail)], cancellation);
}
