using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Ledger.Changes;
using Workbench.Notebooks.Deliverables;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;
using Workbench.Notebooks.Records;
using Workbench.Notebooks.Tables;
using Workbench.Notebooks.Work;
using Workbench.Pipeline;
using Workbench.Pipeline.Delta;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Extract;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.Reconcile;
using Workbench.Pipeline.Rollback;
using Workbench.Pipeline.Sample;
using Workbench.Pipeline.SignOff;

namespace Workbench.Notebooks;

/// <summary>Notebook 05: a sample goes through the rehearsal environment, is judged field by field, and is removed again.</summary>
public sealed partial class Bench
{
    private const string SampleName = "sample";

    /// <summary>Chooses the sample among the extracted records, half by what is unusual, half by seed, and hands it to the rehearsal.</summary>
    /// <exception cref="GateException">Nothing was extracted yet.</exception>
    public async Task<Table> ChooseSample(int seed)
    {
        await RequireAsync(SignOffGate.Mapping);
        var production = await ProductionAsync();
        if (production.Read.LastScan() == 0)
        {
            throw new GateException("There is nothing to choose from yet. Extract first: notebook 02.");
        }

        var rehearsal = await RehearsalAsync();
        await new DiscoverStep(rehearsal).RefreshDestinationAsync(Cancellation);
        var sample = new SampleChoice(production.Read, migration.Route.Sample, seed).Choose();
        await new SampleCopy(production.Read, rehearsal).RunAsync(sample, Cancellation);
        await rehearsal.Ledger.CommitAsync(
            [new LedgerChange.DocumentSaved(SampleName, CanonicalJson.Write(new SampleFile(sample.Seed, sample.Chosen, [.. sample.All.Order()], sample.ForPeople)))], Cancellation);
        return Table.Of(sample.Chosen.Select(key => rehearsal.Read.Entry(key)!))
            .Record("Record", entry => entry.Key, migration.Pages)
            .RecordText("Label", entry => Shorten(entry.Label))
            .Whole("Messages", entry => rehearsal.Read.Thread(entry.Key).Count)
            .Whole("Files", entry => SampleChoice.FilesOf(rehearsal.Read, entry.Key).Count())
            .Caption($"{sample.Chosen.Count} records chosen, {sample.All.Count} with everything that belongs to them").MaxRows(50).Build();
    }

    /// <summary>Loads the sample into the rehearsal workspace, judges it and writes all its verdicts to <c>deliverables/lists</c>. A sample that was signed is not loaded again.</summary>
    public async Task<Table> LoadSample(string confirm)
    {
        await RequireAsync(SignOffGate.Mapping);
        await RequireConfirmationAsync(confirm);
        return await IsSampleSignedAsync()
            ? StatusTable.Of((await RehearsalAsync()).Read)
            : PhaseTable.Of(await LongAsync(new WorkRequest(WorkStep.Sample, confirm), () => LoadSampleAsync(confirm)));
    }

    private async Task<IReadOnlyList<PhaseResult>> LoadSampleAsync(string confirm)
    {
        await RequireAsync(SignOffGate.Mapping);
        await RequireConfirmationAsync(confirm);
        var rehearsal = await RehearsalAsync();
        var permit = await LoadPermitAsync(rehearsal);
        var sample = (await SampleAsync()).All.ToHashSet();
        await new FilesStep(rehearsal, permit.Source).RunAsync(Cancellation);
        await new MapStep(rehearsal, permit.Plan, permit.Source, permit.Destination).RunAsync(sample.Contains, Cancellation);
        var phases = await new LoadStep(rehearsal, permit.Plan, LoadOptionsNow, permit).RunAsync(Cancellation);
        await new ReconcileStep(rehearsal, ReconcileOptionsNow).RunAsync(sample.Contains, Cancellation);
        await new CompleteLists(rehearsal, Lists, ObjectLabels.In((await ProductionAsync()).Read)).WriteSampleAsync(Cancellation);
        return phases;
    }

    /// <summary>Verdicts of the sample by object and class.</summary>
    public async Task<Table> SampleVerdicts() =>
        VerdictTable.Of((await RehearsalAsync()).Read.VerdictCounts(), ObjectLabels.In((await ProductionAsync()).Read), "Sample: fields by verdict");

    /// <summary>The same as a picture.</summary>
    public async Task<Figure> SampleChart() => VerdictTable.Chart(
        (await RehearsalAsync()).Read.VerdictCounts(), ObjectLabels.In((await ProductionAsync()).Read), "Sample: fields by verdict", CompleteLists.SampleVerdicts);

    /// <summary>Removes the sample from the rehearsal workspace with the code that rolls back production.</summary>
    public async Task<KeyFacts> RemoveSample(string confirm)
    {
        await RequireConfirmationAsync(confirm);
        return await IsSampleSignedAsync()
            ? new KeyFacts([new KeyFact("Sample", "signed and removed before; nothing was touched")], "Rollback")
            : RollbackFacts(await new RollbackStep(await RehearsalAsync()).RunAsync(Cancellation));
    }

    private async Task<bool> IsSampleSignedAsync() =>
        new SignOffGate((await ProductionAsync()).Ledger).IsOpen(SignOffGate.Sample, await BindingAsync(SignOffGate.Sample));

    private async Task<SampleFile> SampleAsync() =>
        (await RehearsalAsync()).Read.Document(SampleName) is { } json
            ? JsonSerializer.Deserialize<SampleFile>(json, CanonicalJson.Options)!
            : throw new Core.Errors.PlanException("No sample was chosen yet. Run the cell that chooses it first.");

    /// <summary>Of production, where a migration in two runs leaves the history to the second one.</summary>
    private LoadOptions LoadOptionsFor(MigrationEnvironment production, WritePermit permit) =>
        LoadOptionsNow with { IsLeft = ChosenRun.Newest(production.Read).Left(production, DeltaTerms.Of(permit)) };

    private LoadOptions LoadOptionsNow => new(DoubtPatience: migration.File.DoubtPatience);

    /// <summary>Five seconds against real vendors; an emulator's lags are shortened by the time factor.</summary>
    private ReconcileOptions ReconcileOptionsNow => new(TimeSpan.FromSeconds(5) / migration.File.TimeFactor);

    private sealed record SampleFile(int Seed, IReadOnlyList<RecordKey> Chosen, IReadOnlyList<RecordKey> All, IReadOnlyList<RecordKey>? ForPeople);
}
