using Workbench.Ledger.Rows;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Estimates;
using Workbench.Pipeline.Provisioning;
using Workbench.Pipeline.SignOff;

namespace Workbench.Notebooks;

/// <summary>Notebook 04: what must exist in the destination before the first record.</summary>
public sealed partial class Bench
{
    /// <summary>What would be created, in order, and what a person must do.</summary>
    public async Task<Table> ProvisioningPlan()
    {
        var environment = await ProductionAsync();
        var discovery = await DiscoveryAsync();
        var effective = await EffectiveAsync();
        var missing = new ProvisionStep(environment, effective.Plan, effective.Source, discovery.Destination).Missing();
        return Table.Of(missing)
            .Text("What", provision => provision.Label)
            .Text("By", provision => provision.Manual is null ? "the workbench" : "a person")
            .Text("Instruction", provision => provision.Manual)
            .Caption(missing.Count == 0 ? "Nothing is missing" : "To be created").MaxRows(200).Build();
    }

    /// <summary>Creates it, in both environments.</summary>
    /// <param name="confirm">First eight characters of the signed plan's hash.</param>
    public async Task<Table> Provision(string confirm)
    {
        await RequireAsync(SignOffGate.Mapping);
        await RequireConfirmationAsync(confirm);
        var (rehearsal, production) = (await RehearsalAsync(), await ProductionAsync());
        var (first, second) = (await PermitAsync(WritePurpose.Provision, rehearsal), await PermitAsync(WritePurpose.Provision, production));
        await ProvisionAsync(rehearsal, first);
        return ProvisionTable(await ProvisionAsync(production, second));
    }

    private static Task<IReadOnlyList<ProvisionRow>> ProvisionAsync(MigrationEnvironment environment, WritePermit permit) => StepWatch.RunAsync(
        environment,
        StepNames.Provision,
        async () =>
        {
            var rows = await new ProvisionStep(environment, permit.Plan, permit.Source, permit.Destination).RunAsync(permit, Cancellation);
            await new DiscoverStep(environment).KeepProvisionedAsync(Cancellation);
            return rows;
        },
        Cancellation);

    private static Table ProvisionTable(IReadOnlyList<ProvisionRow> rows) =>
        Table.Of(rows)
            .Text("What", row => row.Label)
            .Text("State", row => row.State.ToString())
            .Text("Id", row => row.Twin?.Id)
            .RecordText("Detail", row => row.Detail)
            .Caption("Provisioned").MaxRows(200).Build();
}
