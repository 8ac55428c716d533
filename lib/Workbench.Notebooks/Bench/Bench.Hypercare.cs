using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Notebooks.Deliverables;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Tables;
using Workbench.Notebooks.Work;
using Workbench.Pipeline.Delta;
using Workbench.Pipeline.Hypercare;
using Workbench.Pipeline.SignOff;

namespace Workbench.Notebooks;

/// <summary>Notebook 08, on later days: what changed since the cut-over, and what is carried over after it.</summary>
public sealed partial class Bench
{
    private const string HypercareStep = "hypercare";
    private const string AfterHalf = "after";

    /// <summary>The days that are left, what is to be done by hand in them, and how many findings are open.</summary>
    public async Task<Checklist> Hypercare()
    {
        var production = await ProductionAsync();
        var read = production.Read;
        var findings = read.Findings().CountBy(row => row.State).ToDictionary();
        var open = findings.GetValueOrDefault(FindingProgress.Open);
        var gone = read.Entries(isDeleted: true).LongCount();
        var done = read.ManualSteps().ToLookup(row => (row.Name, row.Half));
        return new Checklist(
            $"Hypercare, {migration.Route.Hypercare}",
            [
                DayCheck(await WindowAsync(), done[(HypercareStep, AfterHalf)].LastOrDefault()),
                .. (await AfterStepsAsync()).Select(step => ManualCheck(step, AfterHalf, step.After!, done)),
                new Check(open == 0 ? CheckState.Ok : CheckState.Warn, $"{ValueText.Whole(findings.Values.Sum())} findings, {ValueText.Whole(open)} open.", open == 0 ? null : "bench.HypercareFindings lists them; bench.Replay carries over what was missed."),
                new Check(gone == 0 ? CheckState.Ok : CheckState.Warn, $"{ValueText.Whole(gone)} records were deleted in the source after extraction; their twins were left.", gone == 0 ? null : "See deliverables/lists/deleted-in-source.csv."),
                new Check(CheckState.Manual, "Keep the source's API user active until hypercare ends.", null),
            ]);
    }

    /// <summary>Findings since the cut-over: record, side, what, where it stands, and who moved it.</summary>
    public async Task<Table> HypercareFindings()
    {
        var read = (await ProductionAsync()).Read;
        return Table.Of(read.Findings())
            .Record("Record", row => row.Key, migration.Pages)
            .Twin("Twin", row => StandingTwin(read, row.Key), migration.TwinPages(OpenMigration.Production))
            .Text("Side", row => row.Side.ToString().ToLowerInvariant())
            .Text("What", row => row.What)
            .Badge("State", row => new Badge(row.State.ToString().ToLowerInvariant(), row.State == FindingProgress.Open ? Tone.Warning : Tone.Neutral))
            .Text("By", row => row.By)
            .RecordText("Detail", row => Shorten(row.Detail))
            .Text("Found", row => row.FoundAt.ToString("u"))
            .Caption("Findings since the cut-over").MaxRows(MostDifferences).CompleteList("deliverables/lists/findings.csv").Build();
    }

    /// <summary>Reads both accounts again and logs what changed since the cut-over, and on which side. Writes to neither.</summary>
    /// <param name="isLaterDay">False: nothing is read. True on a later day.</param>
    /// <exception cref="GateException">The cut-over is not signed.</exception>
    public async Task<IDisplay> Recheck(bool isLaterDay = true)
    {
        await RequireCutOverAsync();
        if (!isLaterDay)
        {
            return new KeyFacts([new KeyFact("Recheck", "not today; set the parameter recheck to true on a later day")], "Recheck");
        }

        var (production, effective) = (await ProductionAsync(), await EffectiveAsync());
        var terms = new DeltaTerms(effective.Plan, effective.Source, (await DiscoveryAsync()).Destination);
        var found = await new RecheckStep(production, terms, ReconcileOptionsNow).RunAsync(Cancellation);
        return new DisplayStack(
            new KeyFacts(
                [
                    new KeyFact("Source: records created, changed or removed since", ValueText.Whole(found.Source.Total)),
                    new KeyFact("Destination: records that people have worked on", ValueText.Whole(found.Edited)),
                    new KeyFact("Destination: twins that are gone", ValueText.Whole(found.Gone)),
                ],
                "Since the cut-over"),
            await WrittenFindingsAsync());
    }

    /// <summary>
    /// Carries over what was missed: source records that came or changed after the cut-over, and rejects. A record whose twin people have worked on
    /// is listed instead.
    /// </summary>
    /// <param name="confirm">First eight characters of the signed plan's hash.</param>
    /// <param name="isWanted">False: nothing is touched.</param>
    /// <exception cref="GateException">The cut-over is not signed, or a gate is closed.</exception>
    public async Task<IDisplay> Replay(string confirm, bool isWanted = true)
    {
        await RequireCutOverAsync();
        if (!isWanted)
        {
            return new KeyFacts([new KeyFact("Replay", "nothing was touched; set the parameter replay to true to carry over what was missed")], "Replay");
        }

        return await ReplayedAsync(await LongAsync(new WorkRequest(WorkStep.Replay, confirm), () => ReplayAsync(confirm)));
    }

    private async Task<ReplayResult> ReplayAsync(string confirm)
    {
        await RequireCutOverAsync();
        await RequireConfirmationAsync(confirm);
        var production = await ProductionAsync();
        var permit = await LoadPermitAsync(production);
        return await new ReplayStep(production, LoadOptionsFor(production, permit), ReconcileOptionsNow, permit).RunAsync(Cancellation);
    }

    private async Task<DisplayStack> ReplayedAsync(ReplayResult result) => new(
        new KeyFacts(
            [
                new KeyFact("Carried over", ValueText.Whole(result.Replayed)),
                new KeyFact("Listed instead, because people have worked on the twin", ValueText.Whole(result.Held)),
                new KeyFact("Rejects", ValueText.Whole(result.Rejects)),
                new KeyFact("Writes that are due and still wait", ValueText.Whole(result.Waiting)),
            ],
            "Replay"),
        await WrittenFindingsAsync());

    /// <summary>Closes the open findings on a record.</summary>
    /// <param name="key">For example <c>ivinex/ticket/4711</c>.</param>
    /// <param name="by">The person who looked.</param>
    /// <param name="why">Why nothing more is to be done.</param>
    public async Task<Table> CloseFinding(string key, string by, string why)
    {
        await new FindingBook((await ProductionAsync()).Ledger).CloseAsync(RecordKey.Parse(key), by, why, Cancellation);
        return await WrittenFindingsAsync();
    }

    /// <summary>Attests the after-halves of manual steps: what is put back once the migration is over.</summary>
    /// <param name="by">The person who did them.</param>
    /// <param name="step">Name of the one step; null for all that are open.</param>
    public async Task<Checklist> AttestAfterSteps(string by, string? step = null)
    {
        await RequireCutOverAsync();
        RefuseUnattended("attest manual steps");
        RequireNamed(by, "Manual steps");
        var production = await ProductionAsync();
        var done = production.Read.ManualSteps().Where(row => row.Half == AfterHalf).Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var due in (await AfterStepsAsync()).Where(found => !done.Contains(found.Name) && (step is null || found.Name == step)))
        {
            await production.Ledger.CommitAsync([new LedgerChange.ManualStepMoved(due.Name, AfterHalf, "done", due.Proof, by, due.After!)], Cancellation);
        }

        return await Hypercare();
    }

    /// <summary>Ends hypercare in somebody's name, with the number of findings and of those still open.</summary>
    public async Task<Notice> EndHypercare(string by)
    {
        await RequireCutOverAsync();
        RefuseUnattended("end hypercare");
        RequireNamed(by, "The end of hypercare");
        var production = await ProductionAsync();
        var states = production.Read.Findings().CountBy(row => row.State).ToDictionary();
        var (all, open) = (states.Values.Sum(), states.GetValueOrDefault(FindingProgress.Open));
        var words = $"hypercare ended, {all} findings, {open} open";
        await production.Ledger.CommitAsync(
            [
                new LedgerChange.ManualStepMoved(HypercareStep, AfterHalf, "ended", "attestation", by, words),
                new LedgerChange.StepMoved(HypercareStep, "ended", new Dictionary<string, long> { ["findings"] = all, ["open"] = open }),
            ],
            Cancellation);
        return open == 0 ? Success($"{by}: {words}.") : Notice.Warning($"{by}: {words}.", "Open findings stay in deliverables/lists/findings.csv.");
    }

    private async Task<Table> WrittenFindingsAsync()
    {
        await (await CompleteListsAsync()).WriteFollowUpAsync(Cancellation);
        return await HypercareFindings();
    }

    private async Task<IReadOnlyList<ManualStep>> AfterStepsAsync() =>
        [.. (await ProductionAsync()).Destination.ManualSteps(await PlanAsync()).Where(step => step.After is not null)];

    private async Task<HypercareWindow?> WindowAsync() =>
        (await CutOverAsync()).Standing().Signed is { } signed ? new HypercareWindow(signed.At, migration.Route.Hypercare) : null;

    private Check DayCheck(HypercareWindow? window, ManualStepRow? ended) => (window, ended) switch
    {
        (null, _) => new Check(CheckState.Manual, "Hypercare begins with the second name under the cut-over."),
        ({ } days, { } row) when row.At >= days.SignedAt => new Check(CheckState.Ok, $"Ended by {row.By} at {row.At:u}: {row.Detail}."),
        ({ } days, _) when days.LeftAt(migration.Clock.GetUtcNow()) is > 0 and var left =>
            new Check(CheckState.Manual, $"Day {days.DayAt(migration.Clock.GetUtcNow())} of {migration.Route.Hypercare}; {left} left, until {days.EndsAt:u}.", "On later days, run bench.Recheck."),
        ({ } days, _) => new Check(CheckState.Warn, $"Its days were over at {days.EndsAt:u}.", "End it with bench.EndHypercare."),
    };

    private async Task RequireCutOverAsync()
    {
        if ((await CutOverAsync()).Standing().Signed is null)
        {
            throw new GateException("The cut-over is not signed, so there is nothing to look back on. Catch up with bench.CatchUp instead.");
        }
    }

    private static void RequireNamed(string by, string what)
    {
        if (string.IsNullOrWhiteSpace(by))
        {
            throw new GateException($"{what} needs the name of the person who answers for it. Set the parameter 'signedBy'.");
        }
    }
}
