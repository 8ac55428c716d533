using System.Text.Json;
using Workbench.Core.Connectors;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Discover;

namespace Workbench.Pipeline.Rollback;

/// <summary>Takes back what was provisioned, last first; what the vendor keeps is recorded as a leftover, and what it could not be reached for stays due.</summary>
internal sealed class Unprovisioning(MigrationEnvironment environment)
{
    /// <returns>How many the vendor could not be reached for: another run has to.</returns>
    public async Task<long> RunAsync(CancellationToken cancellation)
    {
        var open = 0L;
        await new DiscoverStep(environment).ForgetProvisionedAsync(cancellation);
        foreach (var row in environment.Read.Provisions().Where(row => row.State == ProvisionState.Created && row.Twin is not null).Reverse())
        {
            var body = JsonSerializer.Deserialize<JsonElement>(row.Body);
            var removal = await environment.Destination.UnprovisionAsync(
                new Provision(row.Name, row.Label, body), row.Twin!, cancellation);
            await environment.Ledger.CommitAsync(
                [
                    new LedgerChange.ProvisionMoved(
                        row.Name,
                        row.Label,
                        removal switch { Removal.Gone => ProvisionState.Removed, Removal.Open => ProvisionState.Created, _ => ProvisionState.Leftover },
                        row.Twin,
                        body,
                        removal switch { Removal.Leftover left => left.What, Removal.Skipped skipped => skipped.Why, Removal.Open unknown => unknown.Why, _ => null }),
                ],
                cancellation);
            open += removal is Removal.Open ? 1 : 0;
        }

        return open;
    }
}
