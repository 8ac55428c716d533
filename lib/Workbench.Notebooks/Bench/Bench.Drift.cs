using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.SignOff;

namespace Workbench.Notebooks;

/// <summary>Notebooks 04, 05, 06 and 08: are both accounts still what was signed, and may the next cell write?</summary>
public sealed partial class Bench
{
    private const int MostChanges = 200;
    private DriftCheck? drift;

    /// <summary>
    /// Reads the source and both destinations again and shows every difference from what was signed, with what it means for the next write.
    /// Changes nothing: the cell that writes checks again, and stops where this table says so.
    /// </summary>
    public async Task<IDisplay> Drift()
    {
        await RequireAsync(SignOffGate.Mapping);
        var (production, rehearsal) = (await ProductionAsync(), await RehearsalAsync());
        var plan = await PlanAsync();
        var check = drift = new DriftCheck(production);
        var tried = await check.RunAsync(PurposeNow(rehearsal), rehearsal, plan, Cancellation);
        var loaded = await check.RunAsync(PurposeNow(production), production, plan, Cancellation);
        var rows = loaded.Findings.Select(finding => (Where: finding.Side == DriftSide.Source ? "source" : OpenMigration.Production, Finding: finding))
            .Concat(tried.Findings.Where(finding => finding.Side == DriftSide.Destination).Select(finding => (Where: OpenMigration.Rehearsal, Finding: finding)))
            .OrderByDescending(row => row.Finding.Effect)
            .ToList();
        return rows.Count == 0
            ? Success("Both accounts are what was signed.")
            : new DisplayStack(DriftNotice(rows.ConvertAll(row => row.Finding)), DriftTable(rows));
    }

    private static Notice DriftNotice(IReadOnlyList<DriftFinding> findings) => findings.Max(finding => finding.Effect) switch
    {
        DriftEffect.Stops => Notice.Failure(
            "The accounts are no longer what was signed; cells that write stop.", "Look at each row that stops: put it back, or correct the plan and sign again."),
        DriftEffect.Tolerated => Notice.Warning("The accounts have changed in ways that the plan tolerates.", "What is written from here on takes them in; the ledger keeps both."),
        _ => Success("Nothing that the plan carries has changed."),
    };

    private static Table DriftTable(IReadOnlyList<(string Where, DriftFinding Finding)> rows) => Table.Of(rows)
        .Text("Where", row => row.Where)
        .Text("Object", row => row.Finding.Change.Part is SchemaPart.Agent or SchemaPart.Team ? "" : row.Finding.Change.ObjectLabel)
        .Text("Field", row => row.Finding.Change.Field)
        .Text("What", row => row.Finding.Change.PartWords)
        .RecordText("Before", row => Shorten(row.Finding.Change.Before ?? ""))
        .RecordText("After", row => Shorten(row.Finding.Change.After ?? ""))
        .Badge("Effect", row => row.Finding.Effect switch
        {
            DriftEffect.Stops => new Badge("stops", Tone.Bad),
            DriftEffect.Tolerated => new Badge("tolerated", Tone.Warning),
            _ => new Badge("harmless", Tone.Neutral),
        })
        .Text("Plan rows", row => string.Join("; ", row.Finding.Rows))
        .Text("Meaning", row => row.Finding.Meaning)
        .Caption("What changed since the mapping was signed").MaxRows(MostChanges).Build();

    /// <summary>The plan and the source schema in force: what was signed, widened by drift that the plan tolerates.</summary>
    private async Task<EffectiveSchema> EffectiveAsync() =>
        EffectiveSchema.Of((await ProductionAsync()).Read, await PlanAsync(), (await DiscoveryAsync()).Source);

    /// <summary>Leave to write, given after the gates and then both accounts were looked at.</summary>
    private async Task<WritePermit> PermitAsync(WritePurpose purpose, MigrationEnvironment environment)
    {
        var production = await ProductionAsync();
        var plan = await PlanAsync();
        var gate = new SignOffGate(production.Ledger);
        gate.RequireFor(purpose, environment, plan);
        drift ??= new DriftCheck(production);
        return await gate.PermitAsync(plan, await drift.RunAsync(purpose, environment, plan, Cancellation), Cancellation);
    }

    /// <summary>Leave to load. Where tolerated drift brought new fields, they are provisioned first, and due records are composed with them.</summary>
    private async Task<WritePermit> LoadPermitAsync(MigrationEnvironment environment)
    {
        var permit = await PermitAsync(WritePurpose.Load, environment);
        if (permit.PlanHash == permit.SignedPlanHash)
        {
            return permit;
        }

        await ProvisionAsync(environment, await PermitAsync(WritePurpose.Provision, environment));
        return await PermitAsync(WritePurpose.Load, environment);
    }

    private static WritePurpose PurposeNow(MigrationEnvironment environment) =>
        DiscoverStep.Provisioned(environment.Read) is null ? WritePurpose.Provision : WritePurpose.Load;
}
