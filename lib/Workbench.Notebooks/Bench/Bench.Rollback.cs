using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Tables;
using Workbench.Notebooks.Work;
using Workbench.Pipeline.Rollback;

namespace Workbench.Notebooks;

/// <summary>Notebook 10: takes back exactly what this migration did.</summary>
public sealed partial class Bench
{
    /// <summary>What a rollback would do, without doing it.</summary>
    public async Task<Table> RollbackPreview() =>
        Table.Of(new RollbackStep(await ProductionAsync()).DryRun())
            .Text("What would happen", row => row.Key)
            .Whole("Writes", row => row.Value)
            .Caption("Dry run of the rollback").TotalRow().Build();

    /// <summary>Rolls back.</summary>
    /// <param name="confirm">First eight characters of the signed plan's hash.</param>
    /// <param name="dryRun">True: nothing is touched.</param>
    public async Task<KeyFacts> Rollback(string confirm, bool dryRun)
    {
        if (dryRun)
        {
            return new KeyFacts([new KeyFact("Dry run", "nothing was touched; set the parameter dryRun to false to roll back")], "Rollback");
        }

        await RequireConfirmationAsync(confirm);
        RefuseUnattended("roll back");
        return await LongAsync(new WorkRequest(WorkStep.Rollback, confirm), () => RollbackAsync(confirm));
    }

    private async Task<KeyFacts> RollbackAsync(string confirm)
    {
        await RequireConfirmationAsync(confirm);
        return RollbackFacts(await new RollbackStep(await ProductionAsync()).RunAsync(Cancellation));
    }

    /// <summary>What the vendor could not undo or somebody had changed, record by record.</summary>
    public async Task<Table> Leftovers() =>
        Table.Of((await ProductionAsync()).Read.Removals().Where(row => row.Detail is not null))
            .Record("Record", row => row.Key, migration.Pages)
            .Text("Write", row => row.Write)
            .Twin("Twin", row => row.Twin, migration.TwinPages(OpenMigration.Production))
            .Text("Result", row => row.Result.ToString())
            .RecordText("What remains", row => row.Detail)
            .Caption("Left over or skipped").CompleteList("deliverables/lists/removals.csv").Build();

    private static KeyFacts RollbackFacts(RollbackResult result) => new(
        [
            new KeyFact("Left over or skipped", ValueText.Whole(result.Remaining.Count)),
            .. result.Open == 0 ? [] : new[] { new KeyFact("Not reached", $"{ValueText.Whole(result.Open)}: run the rollback again; fields and tags stay until then") },
            new KeyFact("Fingerprint before the first write", result.FingerprintBefore?[..16] ?? "none was taken"),
            new KeyFact("Fingerprint now", result.FingerprintAfter[..16]),
            new KeyFact("The destination is", result.FingerprintBefore == result.FingerprintAfter ? "as it was" : "as it was, except for what is listed"),
        ],
        "Rollback");
}
